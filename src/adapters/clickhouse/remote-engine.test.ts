import { describe, expect, test } from "vitest";
import { customerDataSuite } from "../../../test/conformance/customer-data.suite.ts";
import { type ClickHouse, openClickHouse } from "./open.ts";

/** A ClickHouse server with a storage policy `sealed` on encrypted disks; without one these tests do not run. */
const url = process.env.SEGWARD_TEST_CLICKHOUSE_URL ?? "";
const open = (): Promise<ClickHouse> =>
	openClickHouse({ engine: { kind: "remote", url, user: "default", password: "" } });

test("a server that does not answer is unavailable", async () => {
	const engine = { kind: "remote", url: "http://127.0.0.1:9", user: "default", password: "" } as const;
	await expect(openClickHouse({ engine })).rejects.toMatchObject({ code: "engine-unavailable" });
});

describe.skipIf(url === "")("with a server", () => {
	customerDataSuite("customer data on a ClickHouse server", {
		open: async () => (await open()).customerData,
		cleanUp: async () => undefined,
	});

	test("a storage policy in the clear is refused", async () => {
		const engine = { kind: "remote", url, user: "default", password: "", storagePolicy: "default" } as const;
		await expect(openClickHouse({ engine })).rejects.toMatchObject({ code: "engine-unavailable" });
	});

	test("an abort stops the statement on the server", async () => {
		const { database, close } = await open();
		const abort = new AbortController();
		const sql = "SELECT count() FROM numbers(1000000000000) WHERE cityHash64(number) = {v:UInt64}";
		const work = database.rows(sql, { v: 7 }, { lane: "refresh", signal: abort.signal });
		setTimeout(() => abort.abort(), 200);
		await expect(work).rejects.toMatchObject({ code: "cancelled" });
		await close();
	});
});
