import type { FieldType } from "../../catalogue/field.ts";
import type { MaskKind, MaskStep } from "./mask.ts";

/** What passes between the steps of a mask. `shown` is ready for people; after `nothing` there is nothing left to mask. */
export type Domain = "text" | "number" | "date" | "boolean" | "shown" | "nothing";

const ANYTHING: readonly Domain[] = ["text", "number", "date", "boolean", "shown"];
const WRITTEN: readonly Domain[] = ["text", "number"];

const TAKES: Readonly<Record<MaskKind, readonly Domain[]>> = {
	keep: ANYTHING,
	redact: ANYTHING,
	email: ["text"],
	last: WRITTEN,
	card: WRITTEN,
	iban: ["text"],
	initials: ["text"],
	postcode: WRITTEN,
	reference: WRITTEN,
	year: ["date", "text", "number"],
	month: ["date", "text"],
	"age-band": ["date", "text"],
	network: ["text"],
	place: WRITTEN,
	significant: ["number"],
	bucket: ["number"],
	bands: ["number"],
	noise: ["number"],
	pseudonym: ANYTHING,
	substitute: WRITTEN,
	hash: ANYTHING,
};

/** What a step leaves of what it was given. */
function givenBy(kind: MaskKind, taken: Domain): Domain {
	switch (kind) {
		case "keep":
			return taken;
		case "noise":
		case "year":
			return "number";
		case "redact":
		case "pseudonym":
		case "substitute":
		case "hash":
			return "nothing";
		default:
			return "shown";
	}
}

export interface PipelineIssue {
	index: number;
	message: string;
}

/**
 * The first step that cannot follow the one before it.
 *
 * @param type of the field; without one, what the first step takes is right.
 */
export function pipelineIssue(steps: readonly MaskStep[], type?: FieldType): PipelineIssue | undefined {
	let domain: Domain | undefined = type && domainOf(type);
	for (const [index, step] of steps.entries()) {
		const takes = TAKES[step.kind];
		if (domain !== undefined && !takes.includes(domain)) {
			const before = steps[index - 1];
			const message = before
				? `${step.kind} cannot follow ${before.kind}, which leaves ${LEFT[domain]}`
				: `${step.kind} is not for a field of type ${type}`;
			return { index, message };
		}
		domain = givenBy(step.kind, domain ?? takes[0] ?? "text");
	}
	return undefined;
}

const LEFT: Readonly<Record<Domain, string>> = {
	text: "text",
	number: "a number",
	date: "a date",
	boolean: "yes or no",
	shown: "text for people",
	nothing: "nothing to mask",
};

function domainOf(type: FieldType): Domain {
	switch (type) {
		case "integer":
		case "decimal":
		case "float":
			return "number";
		case "date":
		case "timestamp":
			return "date";
		case "boolean":
			return "boolean";
		default:
			return "text";
	}
}
