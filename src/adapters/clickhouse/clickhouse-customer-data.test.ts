import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { customerDataSuite } from "../../../test/conformance/customer-data.suite.ts";
import { openClickHouse } from "./open.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-engine-"));

customerDataSuite("customer data in the embedded engine", {
	open: async () => {
		const engine = { kind: "embedded", directory, diskKey: new Uint8Array(32).fill(1) } as const;
		return (await openClickHouse({ engine })).customerData;
	},
	cleanUp: async () => rmSync(directory, { recursive: true, force: true }),
});
