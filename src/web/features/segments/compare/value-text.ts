import { stringify } from "yaml";

/** A part of a document as a person reads it: plain text for single values, YAML for the rest. */
export function valueText(value: unknown): string {
	return typeof value === "string" ? value : stringify(value, { lineWidth: 60 }).trimEnd();
}
