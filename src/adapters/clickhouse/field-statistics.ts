import type { Field } from "../../core/catalogue/field.ts";
import type { DataVersion, FieldStatistics } from "../../ports/customer-data.ts";
import type { Database } from "./database.ts";
import { type FieldColumn, fieldColumns, qualified } from "./tables.ts";

/** Columns measured by one statement: bounds the memory of the distinct counts. */
const COLUMNS_PER_STATEMENT = 16;

/** Completeness and distinct counts of all fields; distinct counts are approximate beyond some ten thousand. */
export async function fieldStatistics(
	database: Database,
	workspaceId: string,
	version: DataVersion,
	fields: readonly Field[],
): Promise<FieldStatistics[]> {
	const measured = new Map<number, { withValue: number; distinctCount: number }>();
	const { customers, events, blind } = version.tables;
	if (customers !== undefined) {
		const columns = fieldColumns("attribute", fields, version.columns);
		await measureColumns(database, qualified(workspaceId, customers), columns, measured);
	}
	if (events !== undefined) {
		const columns = fieldColumns("property", fields, version.columns);
		await measureColumns(database, qualified(workspaceId, events), columns, measured);
	}
	if (blind !== undefined) await measureIdentifiers(database, qualified(workspaceId, blind), measured);
	return fields.map(({ no, kind }) => ({
		fieldNo: no,
		withValue: measured.get(no)?.withValue ?? 0,
		total: kind === "property" ? version.events : version.customers,
		distinctCount: measured.get(no)?.distinctCount ?? 0,
	}));
}

type Measured = Map<number, { withValue: number; distinctCount: number }>;

async function measureColumns(
	database: Database,
	table: string,
	columns: readonly FieldColumn[],
	measured: Measured,
): Promise<void> {
	for (let start = 0; start < columns.length; start += COLUMNS_PER_STATEMENT) {
		const some = columns.slice(start, start + COLUMNS_PER_STATEMENT);
		const expressions = some.map(({ name, fieldNo, type }) =>
			type === "text-list"
				? `countIf(notEmpty(${name})) AS c_${fieldNo}, uniqArray(${name}) AS d_${fieldNo}`
				: `count(${name}) AS c_${fieldNo}, uniq(${name}) AS d_${fieldNo}`,
		);
		const [row] = await database.rows(`SELECT ${expressions.join(", ")} FROM ${table}`, {}, { lane: "ingest" });
		for (const { fieldNo } of some) {
			measured.set(fieldNo, { withValue: Number(row?.[`c_${fieldNo}`]), distinctCount: Number(row?.[`d_${fieldNo}`]) });
		}
	}
}

async function measureIdentifiers(database: Database, table: string, measured: Measured): Promise<void> {
	const rows = await database.rows(
		`SELECT field_no, count() AS c, uniq(blind_index) AS d FROM ${table} WHERE field_no > 0 GROUP BY field_no`,
		{},
		{ lane: "ingest" },
	);
	for (const row of rows) {
		measured.set(Number(row.field_no), { withValue: Number(row.c), distinctCount: Number(row.d) });
	}
}
