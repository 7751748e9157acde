import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runCommand } from "../../test/cli-terminal.ts";
import { openStubHouse, type StubHouse } from "../../test/invariants/stub-house.ts";
import { localCertificate } from "../adapters/tls/local-certificate.ts";
import type { Call } from "../app/call.ts";
import type { InputOf } from "../contract/routes.ts";
import { SegwardError } from "../core/error/segward-error.ts";

let stub: StubHouse;
let directory: string;
let environment: Record<string, string>;
let received = 0;

beforeAll(async () => {
	directory = mkdtempSync(join(tmpdir(), "segward-remote-"));
	const seal = { seal: (bytes: Uint8Array) => bytes, open: (bytes: Uint8Array) => bytes };
	const { cert, key, caFile } = await localCertificate({ directory, seal, nowMs: Date.now() });
	const base = await openStubHouse();
	await base.app.close();
	const handlers = {
		...base.options.handlers,
		async uploadList(_call: Call, { name, content }: InputOf<"uploadList">) {
			for await (const chunk of content.bytes) received += chunk.length;
			const matched = { kind: "below", threshold: 20 } as const;
			return { name, lines: received, matched, unmatched: matched };
		},
		async proposeMapping(): Promise<never> {
			throw new SegwardError("file-binary", { hint: "Give a text file." });
		},
		refreshSegments: (call: Call) =>
			new Promise<never>((_, reject) =>
				call.signal?.addEventListener("abort", () => reject(new SegwardError("cancelled"))),
			),
	};
	stub = await openStubHouse({ handlers, certificate: { cert, key } });
	await stub.app.listen({ port: 0, host: "127.0.0.1" });
	const { port } = stub.app.server.address() as AddressInfo;
	environment = { SEGWARD_URL: `https://127.0.0.1:${port}`, SEGWARD_TOKEN: "marketer", SEGWARD_CA: caFile };
});
afterAll(async () => {
	await stub.app.close();
	rmSync(directory, { recursive: true });
});

test("a command asks the server that SEGWARD_URL names", async () => {
	const { exitCode, stdout } = await runCommand(["whoami", "--json"], { environment });
	expect(exitCode).toBe(0);
	expect(JSON.parse(stdout)).toMatchObject({ name: "sample" });
	expect(stub.entries.at(-1)).toMatchObject({ actor: "marketer", from: "127.0.0.1" });
});

test("a large file arrives whole", async () => {
	const path = join(directory, "ids.txt");
	writeFileSync(path, "12345678\n".repeat(1_000_000));
	const { exitCode, stdout } = await runCommand(["list", "upload", "fair", path], { environment });
	expect(exitCode).toBe(0);
	expect(stdout).toContain("9,000,000 lines, known: fewer than 20");
});

test("a server that refuses early is heard, not mistaken for a broken connection", async () => {
	const path = join(directory, "ids.txt");
	const { exitCode, stderr } = await runCommand(["import", "customers", path], { environment });
	expect(exitCode).toBe(1);
	expect(stderr).toContain("next: Give a text file.");
});

test("Ctrl-C stops the work on the server", async () => {
	const controller = new AbortController();
	const running = runCommand(["segment", "refresh"], { environment, signal: controller.signal });
	await vi.waitFor(() => expect(stub.entries.at(-1)).toMatchObject({ action: "segment:refresh", outcome: "started" }));
	controller.abort();
	expect(await running).toMatchObject({
		exitCode: 1,
		stderr: expect.stringContaining("error: The work was cancelled"),
	});
	await vi.waitFor(() => expect(stub.entries.at(-1)).toMatchObject({ outcome: "failed", reason: "cancelled" }));
});

test("a certificate that is not trusted is explained", async () => {
	const { SEGWARD_CA: _, ...untrusting } = environment;
	const { exitCode, stderr } = await runCommand(["status"], { environment: untrusting });
	expect(exitCode).toBe(1);
	expect(stderr).toMatch(/not trusted.*\nnext: Set SEGWARD_CA/);
});

test("a server that is not there is explained", async () => {
	const { exitCode, stderr } = await runCommand(["status"], {
		environment: { ...environment, SEGWARD_URL: "https://127.0.0.1:1" },
	});
	expect(exitCode).toBe(1);
	expect(stderr).toMatch(/cannot be reached.*\nnext: Check that the server runs/);
});

test("a token never travels in the clear to another machine", async () => {
	const { exitCode, stderr } = await runCommand(["status"], {
		environment: { ...environment, SEGWARD_URL: "http://segward.example.com" },
	});
	expect(exitCode).toBe(2);
	expect(stderr).toContain("https://");
});

test("a missing token is a refusal with the next step", async () => {
	const { SEGWARD_TOKEN: _, ...anonymous } = environment;
	const { exitCode, stderr } = await runCommand(["status"], { environment: anonymous });
	expect(exitCode).toBe(1);
	expect(stderr).toContain("segward login");
});
