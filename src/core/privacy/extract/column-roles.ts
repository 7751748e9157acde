import type { Field, Label } from "../../catalogue/field.ts";
import { isDirectIdentifier } from "../../catalogue/label-policy.ts";
import { SegwardError } from "../../error/segward-error.ts";
import type { ColumnRole } from "./extract-plan.ts";

const NEVER: ReadonlySet<Label> = new Set<Label>(["free-text", "secret"]);
const QUASI: ReadonlySet<Label> = new Set<Label>(["location", "demographic", "minor"]);
const SENSITIVE: ReadonlySet<Label> = new Set<Label>(["special-category", "financial"]);

/** Why a field can be in no extract, whatever it is called there; undefined where it can. */
export function barredFromExtracts({ kind, type, labels }: Field): string | undefined {
	if (kind === "identifier" || isDirectIdentifier(labels)) return "it identifies people directly";
	if (kind === "property") return "it belongs to events; an extract has one row a customer";
	const barred = labels.find((label) => NEVER.has(label));
	if (barred === "free-text") return "it is free text, which may hold anything";
	if (barred !== undefined) return "it is secret";
	return type === "text-list" ? "it is a list, which cannot be generalised" : undefined;
}

/** @throws SegwardError `extract-refused`, with every field that can be in no extract. */
export function refuseBarredFields(fields: readonly Field[]): void {
	const issues = fields.flatMap((field) => {
		const reason = barredFromExtracts(field);
		return reason === undefined ? [] : [{ path: field.name, message: reason }];
	});
	if (issues.length === 0) return;
	throw new SegwardError("extract-refused", {
		detail: `${issues.map(({ path }) => path).join(", ")} can be in no extract: ${issues[0]?.message}.`,
		hint: "Leave these columns out.",
		issues,
	});
}

/** The role that the labels of a field speak for; undefined: leave it out. */
export function proposedRole(field: Field): ColumnRole | undefined {
	if (barredFromExtracts(field) !== undefined) return undefined;
	if (field.labels.some((label) => SENSITIVE.has(label))) return "sensitive";
	if (field.labels.some((label) => QUASI.has(label))) return "quasi";
	return QUASI_NAME.test(field.name) ? "quasi" : undefined;
}

/** What people know of each other, by name, where no label says so. */
const QUASI_NAME =
	/(^|[_.-])(age|sex|gender|birth\w*|city|town|country|region|state|post ?code|zip|marital\w*|education|occupation|job|nationality|language)($|[_.-])|birthYear|birthMonth|ageBand|postcodeArea|phoneCountry/i;
