import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readEnvironment } from "../src/main/environment.ts";
import { initialise } from "../src/main/initialise.ts";
import { openInstallation } from "../src/main/open-installation.ts";
import { serve } from "../src/main/serve.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-serve-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test("a server that cannot start gives its data directory free", async () => {
	const environment = readEnvironment({
		SEGWARD_DATA: join(directory, "data"),
		SEGWARD_TLS_CERT: join(directory, "missing.crt"),
		SEGWARD_TLS_KEY: join(directory, "missing.key"),
	});
	await initialise(environment);
	await expect(serve(await openInstallation(environment))).rejects.toMatchObject({ code: "usage-invalid" });
	await (await openInstallation(environment)).close();
}, 60_000);

test("the password of a ClickHouse server does not travel in the clear", () => {
	const url = (text: string) => readEnvironment({ SEGWARD_CLICKHOUSE_URL: text }).clickhouse?.url;
	expect(url("https://engine.example:8443")).toBe("https://engine.example:8443");
	expect(url("http://127.0.0.1:8123")).toBe("http://127.0.0.1:8123");
	for (const text of ["http://engine.example:8123", "ftp://engine.example", "http://localhost.example"]) {
		expect(() => url(text)).toThrow(expect.objectContaining({ code: "usage-invalid" }));
	}
});
