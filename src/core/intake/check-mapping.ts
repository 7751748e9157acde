import type { Field, FieldType, Label } from "../catalogue/field.ts";
import { isDirectIdentifier } from "../catalogue/label-policy.ts";
import type { ErrorIssue } from "../error/segward-error.ts";
import { nearestName } from "./did-you-mean.ts";
import type { ColumnMapping, Mapping, ValueFormat } from "./mapping.ts";
import { zoneOffset } from "./time-zone.ts";
import { readBound } from "./value-checks.ts";

/** Formats of values that identify a person directly; they live in the vault only. */
const IDENTIFYING_FORMATS: readonly ValueFormat[] = [
	"email",
	"phone",
	"iban",
	"payment-card",
	"national-id",
	"ip-address",
	"person-name",
	"address",
	"birth-date",
];

/**
 * Everything wrong with a mapping for this file and this catalogue; empty when it can be used.
 * Paths are those of the document, such as `spec.columns[2].field`.
 */
export function checkMapping(mapping: Mapping, columns: readonly string[], fields: readonly Field[]): ErrorIssue[] {
	return [
		...columnIssues(mapping, columns),
		...roleIssues(mapping),
		...fieldIssues(mapping, fields),
		...optionIssues(mapping, columns),
	];
}

/** Columns that the mapping gives the label `secret`: such a file is refused whole. */
export function secretColumns(mapping: Mapping): string[] {
	return mapping.spec.columns.filter((column) => labelsOf(column).includes("secret")).map(({ column }) => column);
}

function labelsOf(column: ColumnMapping): readonly Label[] {
	return "labels" in column ? (column.labels ?? []) : [];
}

function columnIssues(mapping: Mapping, columns: readonly string[]): ErrorIssue[] {
	const known = new Set(columns);
	const seen = new Set<string>();
	return mapping.spec.columns.flatMap(({ column }, i) => {
		const path = `spec.columns[${i}].column`;
		const issues: ErrorIssue[] = [];
		if (seen.has(column)) issues.push({ path, column, message: `The column "${column}" is mapped twice.` });
		seen.add(column);
		if (!known.has(column)) issues.push({ path, column, message: missingColumn(column, columns) });
		return issues;
	});
}

function missingColumn(column: string, columns: readonly string[]): string {
	const nearest = nearestName(column, columns);
	return `The file has no column "${column}"${nearest === undefined ? "." : `; did you mean "${nearest}"?`}`;
}

function roleIssues(mapping: Mapping): ErrorIssue[] {
	const { imports, columns, options } = mapping.spec;
	const issues: ErrorIssue[] = [];
	const count = (role: ColumnMapping["role"]) => columns.filter((column) => column.role === role).length;
	const complain = (message: string) => issues.push({ path: "spec.columns", message });
	const numbered = options?.externalId === "row-number";
	if (numbered && imports === "events") {
		issues.push({ path: "spec.options.externalId", message: "Events name their customer in a column." });
	} else if (numbered && count("external-id") > 0) {
		complain("The ids come from a column or from row numbers, not from both.");
	} else if (!numbered && count("external-id") !== 1) {
		complain("Exactly one column has the role external-id; without such a column, set options.externalId: row-number.");
	}
	for (const role of ["time", "event-name", "message-id"] as const) {
		if (count(role) > 1) complain(`At most one column has the role ${role}.`);
		if (imports === "customers" && count(role) > 0) complain(`The role ${role} belongs to events, not to customers.`);
	}
	if (imports === "events") {
		if (count("time") === 0) complain("Events need a column with the role time.");
		if (count("event-name") === 0 && options?.eventName === undefined) {
			complain("Events need a column with the role event-name, or options.eventName for all of them.");
		}
	}
	const foreign = imports === "customers" ? "property" : "attribute";
	columns.forEach(({ role }, i) => {
		if (role !== foreign) return;
		const fit = imports === "customers" ? "attribute" : "property";
		issues.push({ path: `spec.columns[${i}].role`, message: `In an import of ${imports} the role is ${fit}.` });
	});
	return issues;
}

function fieldIssues(mapping: Mapping, fields: readonly Field[]): ErrorIssue[] {
	const seen = new Set<string>();
	return mapping.spec.columns.flatMap((column, i) => {
		if (column.role !== "identifier" && column.role !== "attribute" && column.role !== "property") return [];
		const path = `spec.columns[${i}]`;
		const at = { column: column.column };
		const issues: ErrorIssue[] = [];
		if (seen.has(column.field)) {
			issues.push({ ...at, path: `${path}.field`, message: `Two columns become the field "${column.field}".` });
		}
		seen.add(column.field);
		if (column.labels?.includes("secret")) {
			issues.push({
				...at,
				path: `${path}.labels`,
				message: "Segward does not store passwords and secrets; ignore this column.",
			});
		}
		issues.push(...conflicts(column, path, fields).map((issue) => ({ ...at, ...issue })));
		if (column.role !== "identifier") issues.push(...valueIssues(column, path).map((issue) => ({ ...at, ...issue })));
		return issues;
	});
}

type FieldColumn = Extract<ColumnMapping, { role: "identifier" | "attribute" | "property" }>;

function conflicts(column: FieldColumn, path: string, fields: readonly Field[]): ErrorIssue[] {
	const issues: ErrorIssue[] = [];
	for (const field of fields) {
		if (field.name !== column.field) continue;
		if (field.derivedFrom !== undefined && column.role === "attribute") {
			const message = `"${field.name}" is derived from "${field.derivedFrom}" and cannot be imported.`;
			issues.push({ path: `${path}.field`, message });
		} else if (field.kind !== column.role && field.kind !== "property" && column.role !== "property") {
			issues.push({ path: `${path}.role`, message: `The field "${field.name}" exists as ${field.kind}.` });
		} else if (field.kind === column.role && column.role !== "identifier" && field.type !== column.type) {
			issues.push({ path: `${path}.type`, message: `The field "${field.name}" exists with the type ${field.type}.` });
		} else if (field.kind === "identifier" && column.format !== undefined && field.format !== column.format) {
			const known = field.format ?? "none";
			issues.push({ path: `${path}.format`, message: `The field "${field.name}" exists with the format ${known}.` });
		}
	}
	return issues;
}

function valueIssues(column: Exclude<FieldColumn, { role: "identifier" }>, path: string): ErrorIssue[] {
	const issues: ErrorIssue[] = [];
	const identifying =
		(column.format !== undefined && IDENTIFYING_FORMATS.includes(column.format)) ||
		isDirectIdentifier(column.labels ?? []);
	if (identifying) {
		issues.push({
			path: `${path}.role`,
			message: "This column identifies people: give it the role identifier, or ignore it.",
		});
	}
	if (column.format === "money" && !isNumeric(column.type)) {
		issues.push({ path: `${path}.type`, message: "The format money goes with decimal, integer or float." });
	} else if (column.format !== undefined && column.format !== "money" && column.type !== "text") {
		issues.push({ path: `${path}.type`, message: `The format ${column.format} goes with the type text.` });
	}
	for (const key of ["min", "max"] as const) {
		const bound = column[key];
		if (bound !== undefined && readBound(column.type, bound, { offset: () => 0 }) === undefined) {
			issues.push({ path: `${path}.${key}`, message: `This bound does not fit the type ${column.type}.` });
		}
	}
	if (column.allowed !== undefined && column.type === "text-list") {
		issues.push({ path: `${path}.allowed`, message: "Lists have no set of allowed values." });
	}
	return issues;
}

function isNumeric(type: FieldType): boolean {
	return type === "integer" || type === "decimal" || type === "float";
}

function optionIssues(mapping: Mapping, columns: readonly string[]): ErrorIssue[] {
	const options = mapping.spec.options;
	const issues: ErrorIssue[] = [];
	const countryColumn = options?.countryColumn;
	if (countryColumn !== undefined && !columns.includes(countryColumn)) {
		issues.push({ path: "spec.options.countryColumn", message: missingColumn(countryColumn, columns) });
	}
	if (options?.timeZone !== undefined && !isTimeZone(options.timeZone)) {
		const message = "This is not an IANA time zone, such as Europe/London.";
		issues.push({ path: "spec.options.timeZone", message });
	}
	return issues;
}

function isTimeZone(name: string): boolean {
	try {
		zoneOffset(name);
		return true;
	} catch {
		return false;
	}
}
