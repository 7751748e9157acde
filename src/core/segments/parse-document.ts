import { SegwardError } from "../error/segward-error.ts";
import { type Parsed, parseWith } from "./parse-rule.ts";
import { SegmentDocument } from "./segment-document.ts";
import { TraitDocument } from "./trait-document.ts";

/** Reads a segment document from a parsed JSON or YAML value. @throws SegwardError `segment-file-invalid` with each place. */
export function parseSegmentDocument(value: unknown): SegmentDocument {
	return orThrow(parseWith<SegmentDocument>(SegmentDocument, value));
}

/** Reads a trait document from a parsed JSON or YAML value. @throws SegwardError `segment-file-invalid` with each place. */
export function parseTraitDocument(value: unknown): TraitDocument {
	return orThrow(parseWith<TraitDocument>(TraitDocument, value));
}

function orThrow<T>(parsed: Parsed<T>): T {
	if (parsed.ok) return parsed.value;
	const issues = parsed.issues.map(({ path, message, hint }) => ({
		path,
		message: hint ? `${message}; ${hint}` : message,
	}));
	const [first] = issues;
	const place = first?.path ? `\`${first.path}\`` : "the document";
	throw new SegwardError("segment-file-invalid", {
		detail: first && `${place}: ${first.message}`,
		path: first?.path,
		issues,
	});
}
