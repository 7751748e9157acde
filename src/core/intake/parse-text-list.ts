import { unsafeContent } from "./content-safety.ts";
import { holdsEmail, withoutIdentifiers } from "./free-text.ts";
import { normaliseText } from "./normalise.ts";
import type { Cell } from "./raw-row.ts";
import { type Refusal, refuse } from "./refusal.ts";

const MAX_ITEMS = 1_000;
const MAX_ITEM_LENGTH = 1_000;

/** A list of texts from a JSON array, or from a list of a structured source; numbers and booleans become text. */
export function parseTextList(
	cell: string | readonly Cell[],
	rules: { activeContent: boolean; freeText: boolean },
): readonly string[] | Refusal {
	const items = typeof cell === "string" ? readJsonArray(cell) : cell;
	if (items === undefined || items.length > MAX_ITEMS) return refuse("list-invalid");
	const texts: string[] = [];
	for (const item of items) {
		if (item === null) continue;
		if (typeof item === "object") return refuse("list-invalid");
		const text = normaliseText(String(item));
		if (text.length > MAX_ITEM_LENGTH) return refuse("text-too-long");
		const unsafe = unsafeContent(text, { multiline: false, activeContent: rules.activeContent });
		if (unsafe !== undefined) return refuse(unsafe);
		if (!rules.freeText && holdsEmail(text)) return refuse("identifier-in-text");
		if (text !== "") texts.push(rules.freeText ? withoutIdentifiers(text) : text);
	}
	return texts;
}

function readJsonArray(text: string): readonly Cell[] | undefined {
	if (!text.startsWith("[")) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
}
