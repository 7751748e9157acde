import type { CustomerData, DataVersion } from "../../ports/customer-data.ts";
import { canonicalText, canonicalValues } from "./customer-reads.ts";
import type { EnginePool } from "./engine-pool.ts";
import { qualified } from "./tables.ts";

/** Events lie by name, then customer: one range of each name is read. */
export async function customerEvents(
	pool: EnginePool,
	workspaceId: string,
	version: DataVersion,
	customerKey: number,
	fieldNos: readonly number[],
	limit: number,
): ReturnType<CustomerData["customerEvents"]> {
	if (version.tables.events === undefined) return [];
	const columns = fieldNos.filter((no) => version.columns.includes(no)).map((no) => canonicalText("p", no));
	const found = await pool.rows(
		`SELECT toString(name) AS event, toUnixTimestamp64Milli(time) AS ms${columns.join("")} ` +
			`FROM ${qualified(workspaceId, version.tables.events)} WHERE customer_key = {key:UInt32} ` +
			"ORDER BY time DESC, name LIMIT {limit:UInt32}",
		{ key: customerKey, limit },
		{ lane: "interactive" },
	);
	return found.map((row) => ({
		name: String(row.event),
		timeMs: Number(row.ms),
		values: canonicalValues(row, fieldNos),
	}));
}
