import type { Field, Label } from "../../catalogue/field.ts";
import { isDirectIdentifier } from "../../catalogue/label-policy.ts";

const NEVER: readonly Label[] = ["special-category", "minor", "free-text", "secret"];

/** Why a field is modelled by no synthetic row; undefined where it can be. */
export function barredFromSynthetic({ kind, labels }: Pick<Field, "kind" | "labels">): string | undefined {
	if (kind === "identifier" || isDirectIdentifier(labels)) return "it identifies people directly";
	const label = labels.find((one) => NEVER.includes(one));
	return label === undefined ? undefined : `it is labelled ${label}`;
}

/** The identifier that an attribute is derived from, with the part of its name after that, such as `year`. */
export function derivedPart({ name, derivedFrom }: Pick<Field, "name" | "derivedFrom">): string | undefined {
	return derivedFrom === undefined ? undefined : name.slice(derivedFrom.length + 1);
}

/** Derived attributes that stand-ins follow. The others follow from the stand-ins when they are imported. */
export const FOLLOWED_PARTS: ReadonlySet<string> = new Set(["valid", "country", "year", "month", "script"]);
