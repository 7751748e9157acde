import { SegwardError } from "../../../core/error/segward-error.ts";
import { csvCell, fileLines } from "../../../core/privacy/extract/extract-file.ts";
import { barredFromSynthetic } from "../../../core/privacy/synthetic/copied-fields.ts";
import { drawRow } from "../../../core/privacy/synthetic/draw-rows.ts";
import { MOST_COLUMNS } from "../../../core/privacy/synthetic/privacy-price.ts";
import { type SyntheticModel, syntheticModel } from "../../../core/privacy/synthetic/synthetic-model.ts";
import type { Call } from "../../call.ts";
import { withCurrentVersion } from "../../segments/current-version.ts";
import type { Services } from "../../services.ts";
import { named } from "./named-columns.ts";
import { type SyntheticRequest, syntheticSource } from "./synthetic-source.ts";

const ROWS_OF_PIECE = 1_000;

/**
 * Invented rows, a column an attribute, that are distributed like those of a segment or of all customers.
 *
 * @throws SegwardError as {@link syntheticSource}; `extract-refused` where no attribute can be modelled.
 */
export function makeSyntheticRows(services: Services) {
	return async (call: Call, input: SyntheticRequest & { format: "csv" | "jsonl" }): Promise<AsyncIterable<string>> => {
		const source = await syntheticSource(services, call, input, "synthetic:make");
		const fields = source.fields.filter((field) => field.kind === "attribute" && !barredFromSynthetic(field));
		if (fields.length === 0 || fields.length > MOST_COLUMNS) {
			throw new SegwardError("extract-refused", {
				detail: `There have to be 1 to ${MOST_COLUMNS} attributes that can be modelled; there are ${fields.length}.`,
			});
		}
		const names = fields.map(({ name }) => name);
		call.note({ fields: names });
		const model = await withCurrentVersion(services, call.workspaceId, async (version) => {
			const groups = await services.syntheticReader.customers(source.read(version), fields, []);
			return syntheticModel(named(groups, fields), input.rho, services.random);
		});
		return pieces(model, names, input, services);
	};
}

async function* pieces(
	model: SyntheticModel,
	names: readonly string[],
	{ rows, format }: { rows: number; format: "csv" | "jsonl" },
	{ random }: Pick<Services, "random">,
): AsyncGenerator<string> {
	if (format === "csv") yield `${names.map(csvCell).join(",")}\r\n`;
	for (let done = 0; done < rows; done += ROWS_OF_PIECE) {
		const some = Array.from({ length: Math.min(ROWS_OF_PIECE, rows - done) }, () => drawRow(model, random));
		yield fileLines(format, names, some);
	}
}
