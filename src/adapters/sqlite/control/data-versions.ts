import { z } from "zod";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { DataVersionStore } from "../../../ports/control-store.ts";
import { type DataVersion, EMPTY_DATA_VERSION } from "../../../ports/customer-data.ts";
import type { Connection } from "./connection.ts";

const StoredDataVersion: z.ZodType<DataVersion> = z.object({
	version: z.int().positive(),
	tables: z.partialRecord(z.enum(["customers", "events", "vault", "blind"]), z.string()),
	customers: z.int().nonnegative(),
	events: z.int().nonnegative(),
	nextCustomerKey: z.int().positive(),
	eventNames: z.array(z.string()).readonly().optional(),
	columns: z.array(z.int().positive()),
});

export function dataVersions(db: Connection): DataVersionStore {
	return {
		async current(workspaceId) {
			const row = await db
				.selectFrom("data_versions")
				.select("body")
				.where("workspace_id", "=", workspaceId)
				.executeTakeFirst();
			return row ? StoredDataVersion.parse(JSON.parse(row.body)) : EMPTY_DATA_VERSION;
		},
		async advance(workspaceId, next) {
			const row = { version: next.version, body: JSON.stringify(StoredDataVersion.parse(next)) };
			const changed =
				next.version === 1
					? await db
							.insertInto("data_versions")
							.values({ workspace_id: workspaceId, ...row })
							.onConflict((conflict) => conflict.doNothing())
							.executeTakeFirst()
							.then((result) => result.numInsertedOrUpdatedRows)
					: await db
							.updateTable("data_versions")
							.set(row)
							.where("workspace_id", "=", workspaceId)
							.where("version", "=", next.version - 1)
							.executeTakeFirst()
							.then((result) => result.numUpdatedRows);
			if (!changed)
				throw new SegwardError("state-conflict", { detail: "The data changed meanwhile; nothing was made visible." });
		},
	};
}
