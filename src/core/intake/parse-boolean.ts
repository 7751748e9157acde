import { type Parsed, refuse } from "./refusal.ts";

const WORDS = new Map<string, "true" | "false">([
	...["true", "t", "yes", "y", "on", "1"].map((word) => [word, "true"] as const),
	...["false", "f", "no", "n", "off", "0"].map((word) => [word, "false"] as const),
]);

export function parseBoolean(text: string): Parsed {
	return WORDS.get(text) ?? WORDS.get(text.toLowerCase()) ?? refuse("boolean-invalid");
}
