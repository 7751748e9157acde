import { SegwardError } from "../../../core/error/segward-error.ts";
import { barredFromSynthetic } from "../../../core/privacy/synthetic/copied-fields.ts";
import { marginalsOf } from "../../../core/privacy/synthetic/marginals.ts";
import { MOST_COLUMNS, statedPrivacy } from "../../../core/privacy/synthetic/privacy-price.ts";
import type { KeptModel, Synthesis } from "../../../ports/synthesiser.ts";
import type { Call } from "../../call.ts";
import { withCurrentVersion } from "../../segments/current-version.ts";
import type { Services } from "../../services.ts";
import { named } from "./named-columns.ts";
import { begun, synthesisJob } from "./synthesis-job.ts";
import { type SyntheticRequest, type SyntheticSource, syntheticSource } from "./synthetic-source.ts";

/** `compared`: JSON lines, first the noisy counts as `{marginals, privacy}`, then `{rows}`, some thousand at a time. */
export type SyntheticFormat = "csv" | "jsonl" | "compared";

export interface RowsRequest extends SyntheticRequest {
	format: SyntheticFormat;
	/** Names of attributes; absent: all that can be modelled. */
	fields?: readonly string[];
}

/**
 * Invented rows, a column an attribute, that are distributed like those of a segment or of all customers.
 *
 * @throws SegwardError as {@link syntheticSource}; `extract-refused` where no attribute, or a chosen one, cannot be modelled.
 */
export function makeSyntheticRows(services: Services) {
	return async (call: Call, input: RowsRequest): Promise<AsyncIterable<string>> => {
		const modelled = (source: Pick<SyntheticSource, "fields">) => modelledFields(source, input.fields);
		const source = await syntheticSource(services, call, input, "synthetic:make", modelled);
		const fields = modelled(source);
		const names = fields.map(({ name }) => name);
		call.note({ fields: names });
		const title = `Synthetic rows of ${input.segment ?? "all customers"}`;
		const makeModel = (synthesis: Synthesis) =>
			withCurrentVersion(services, call.workspaceId, async (version) => {
				const groups = await services.syntheticReader.customers(source.read(version), fields, []);
				return synthesis.model(named(groups, fields), input.rho);
			});
		return begun(
			synthesisJob(services, call, title, makeModel, (synthesis, model) => piecesOf(synthesis, model, names, input)),
		);
	};
}

function modelledFields({ fields }: Pick<SyntheticSource, "fields">, chosen: readonly string[] | undefined) {
	const all = fields.filter((field) => field.kind === "attribute" && !barredFromSynthetic(field));
	const missing = chosen?.find((name) => !all.some((field) => field.name === name));
	if (missing !== undefined) {
		throw new SegwardError("extract-refused", {
			path: "fields",
			detail: `${missing} is no attribute that can be modelled for you.`,
			hint: "Identifiers, sensitive fields and free text never are.",
		});
	}
	const modelled = chosen === undefined ? all : all.filter(({ name }) => chosen.includes(name));
	if (modelled.length > 0 && modelled.length <= MOST_COLUMNS) return modelled;
	throw new SegwardError("extract-refused", {
		detail: `There have to be 1 to ${MOST_COLUMNS} attributes that can be modelled; there are ${modelled.length}.`,
	});
}

async function* piecesOf(
	synthesis: Synthesis,
	model: KeptModel,
	names: readonly string[],
	{ rows, format, rho }: RowsRequest,
): AsyncGenerator<string> {
	if (format !== "compared") return yield* synthesis.rows({ model, names, rows, format });
	yield `${JSON.stringify({ marginals: marginalsOf(model.domains), privacy: statedPrivacy(rho) })}\n`;
	for await (const some of synthesis.rows({ model, names, rows, format: "cells" })) yield `{"rows":${some}}\n`;
}
