import { SegwardError } from "../error/segward-error.ts";
import { Mapping } from "./mapping.ts";

/** @throws SegwardError `mapping-invalid` with every problem and its path. */
export function parseMapping(value: unknown): Mapping {
	const parsed = Mapping.safeParse(value);
	if (parsed.success) return parsed.data;
	throw new SegwardError("mapping-invalid", {
		issues: parsed.error.issues.map((issue) => ({
			path: issue.path
				.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
				.join("")
				.slice(1),
			message: issue.message,
		})),
	});
}
