import type { Field } from "../../../core/catalogue/field.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { barredFromSynthetic, derivedPart, FOLLOWED_PARTS } from "../../../core/privacy/synthetic/copied-fields.ts";
import { keptValues } from "../../../core/privacy/synthetic/kept-values.ts";
import { MOST_COLUMNS, varianceFor } from "../../../core/privacy/synthetic/privacy-price.ts";
import { copyMappings } from "../../../core/privacy/synthetic/staging-copy.ts";
import type { CopyPlan, Synthesis } from "../../../ports/synthesiser.ts";
import type { SyntheticRead } from "../../../ports/synthetic-reader.ts";
import type { Call } from "../../call.ts";
import { withCurrentVersion } from "../../segments/current-version.ts";
import type { Services } from "../../services.ts";
import { named } from "./named-columns.ts";
import { begun, synthesisJob } from "./synthesis-job.ts";
import { type SyntheticRequest, syntheticSource } from "./synthetic-source.ts";

/** Events that are copied, and names of events that one customer counts for. */
const MOST_EVENT_NAMES = 4;
const NAMES_OF_CUSTOMER = 8;
/** So many hundredths of what it may cost: the names of events, the customers; the rest for what events are like. */
const PERCENT_NAMES = 5;
const PERCENT_CUSTOMERS = 50;

/**
 * Invented customers with invented events, as files that can be imported elsewhere: nobody in them is real.
 * JSON lines of pieces of files, each `{file, text}`; first the mappings as `{mappings}`.
 *
 * @throws SegwardError as {@link syntheticSource}; `extract-refused` where there are too many fields.
 */
export function makeStagingCopy(services: Services) {
	return async (call: Call, input: SyntheticRequest): Promise<AsyncIterable<string>> => {
		const source = await syntheticSource(services, call, input, "synthetic:copy", ({ fields }) => copiedFields(fields));
		const copied = copiedFields(source.fields);
		call.note({ fields: Object.values(copied).flatMap((fields) => fields.map(({ name }) => name)) });
		const title = `Copy for staging of ${input.segment ?? "all customers"}`;
		const makeModels = (synthesis: Synthesis) =>
			withCurrentVersion(services, call.workspaceId, (version) =>
				copyPlan(services, synthesis, source.read(version), copied, input.rho),
			);
		const pieces = (synthesis: Synthesis, plan: CopyPlan) => piecesOf(synthesis, plan, input.rows);
		return begun(synthesisJob(services, call, title, makeModels, pieces));
	};
}

type CopiedFields = Pick<CopyPlan, "attributes" | "identifiers" | "properties">;

function copiedFields(fields: readonly Field[]): CopiedFields {
	const open = fields.filter((field) => field.kind === "identifier" || barredFromSynthetic(field) === undefined);
	const copied = {
		identifiers: open.filter(({ kind }) => kind === "identifier"),
		attributes: open.filter(({ kind, ...field }) => {
			const part = derivedPart(field);
			return kind === "attribute" && (part === undefined || FOLLOWED_PARTS.has(part));
		}),
		properties: open.filter(({ kind }) => kind === "property"),
	};
	const columns = copied.attributes.length + MOST_EVENT_NAMES * (2 + copied.properties.length) + NAMES_OF_CUSTOMER;
	if (columns <= MOST_COLUMNS) return copied;
	throw new SegwardError("extract-refused", {
		detail: `That would be up to ${columns} modelled columns; ${MOST_COLUMNS} are the most.`,
		hint: "Label fields that staging does not need as free-text, or use synthetic rows instead.",
	});
}

async function copyPlan(
	{ syntheticReader, random }: Services,
	synthesis: Synthesis,
	read: SyntheticRead,
	{ attributes, identifiers, properties }: CopiedFields,
	rho: number,
): Promise<CopyPlan> {
	const counted = await syntheticReader.eventNames(read, NAMES_OF_CUSTOMER);
	// One customer changes up to so many of these counts, by 1 each.
	const variance = varianceFor(rho * PERCENT_NAMES, 100 * NAMES_OF_CUSTOMER);
	const eventNames = keptValues(counted, variance, MOST_EVENT_NAMES, random).map(({ value }) => value);
	const columns = eventNames.flatMap((name) => [
		{ name: `${name}, how many`, type: "integer" as const },
		{ name: `${name}, last`, type: "date" as const },
	]);
	const groups = await syntheticReader.customers(read, attributes, eventNames);
	const ofCustomers = Math.floor((rho * PERCENT_CUSTOMERS) / 100);
	const customers = await synthesis.model(named(groups, [...attributes, ...columns]), ofCustomers);
	const left = 100 - PERCENT_NAMES - PERCENT_CUSTOMERS;
	const ofEvent = Math.floor((rho * left) / 100 / Math.max(1, eventNames.length));
	const events: CopyPlan["events"][number][] = [];
	for (const name of eventNames) {
		const rows = await syntheticReader.oneEventEach(read, name, properties);
		events.push({ name, properties, model: await synthesis.model(named(rows, properties), ofEvent) });
	}
	return { customers, attributes, identifiers, properties, events };
}

async function* piecesOf(synthesis: Synthesis, plan: CopyPlan, rows: number): AsyncGenerator<string> {
	yield `${JSON.stringify({ mappings: copyMappings(plan) })}\n`;
	yield* synthesis.copy(plan, rows);
}
