import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openStubHouse, type StubHouse } from "../../test/invariants/stub-house.ts";
import { localCertificate } from "../adapters/tls/local-certificate.ts";
import type { Call } from "../app/call.ts";
import type { InputOf } from "../contract/routes.ts";

let house: StubHouse;
let directory: string;
let ca: Buffer;
let port: number;
const calls: Call[] = [];
let uploadFailure: unknown;

beforeAll(async () => {
	directory = mkdtempSync(join(tmpdir(), "segward-https-"));
	const seal = { seal: (bytes: Uint8Array) => bytes, open: (bytes: Uint8Array) => bytes };
	const { cert, key, caFile } = await localCertificate({ directory, seal, nowMs: Date.now() });
	ca = readFileSync(caFile);
	const base = await openStubHouse();
	await base.app.close();
	const handlers = {
		...base.options.handlers,
		previewSegment: (call: Call) => {
			calls.push(call);
			return new Promise<never>((_, reject) =>
				call.signal?.addEventListener("abort", () => reject(new Error("stopped"))),
			);
		},
		async uploadImport(call: Call, input: InputOf<"uploadImport">) {
			calls.push(call);
			try {
				for await (const _ of input.content.bytes);
			} catch (error) {
				uploadFailure = error;
				throw error;
			}
			return base.options.handlers.uploadImport(call, { ...input, content: { bytes: nothing() } });
		},
		async proposeMapping(call: Call, input: InputOf<"proposeMapping">) {
			for await (const _ of input.content.bytes) break;
			return base.options.handlers.proposeMapping(call, { ...input, content: { bytes: nothing() } });
		},
	};
	house = await openStubHouse({ handlers, certificate: { cert, key } });
	await house.app.listen({ port: 0, host: "127.0.0.1" });
	port = (house.app.server.address() as AddressInfo).port;
});
afterAll(async () => {
	await house.app.close();
	rmSync(directory, { recursive: true });
});

async function* nothing(): AsyncGenerator<Uint8Array> {}

const headers = { authorization: "Bearer all-roles" };

function open(method: string, path: string, more: Record<string, string> = {}) {
	return httpsRequest({
		host: "localhost",
		port,
		family: 4,
		ca,
		method,
		path,
		agent: false,
		headers: { ...headers, ...more },
	});
}

test("answers over HTTPS to a client that trusts the local authority", async () => {
	const status = await new Promise((done, fail) => {
		const request = open("GET", "/api/v1/status");
		request.on("response", (response) => done(response.resume().statusCode)).on("error", fail);
		request.end();
	});
	expect(status).toBe(200);
});

test("refuses TLS below 1.2", async () => {
	const error = await new Promise<NodeJS.ErrnoException>((done, fail) => {
		const options = { host: "127.0.0.1", port, ca, minVersion: "TLSv1" as const, maxVersion: "TLSv1.1" as const };
		const socket = connect({ ...options, ciphers: "DEFAULT@SECLEVEL=0" }, () => fail(new Error("connected")));
		socket.on("error", done);
	});
	expect(error.code).toMatch(/PROTOCOL|ALERT/);
});

test("a caller that hangs up aborts the work", async () => {
	calls.length = 0;
	const request = open("POST", "/api/v1/segments/preview", { "content-type": "application/json" });
	request.on("error", () => undefined);
	request.end(JSON.stringify({ name: "vip" }));
	await vi.waitFor(() => expect(calls).toHaveLength(1));
	expect(calls[0]?.signal?.aborted).toBe(false);
	request.destroy();
	await vi.waitFor(() => expect(calls[0]?.signal?.aborted).toBe(true));
	await vi.waitFor(() => expect(house.entries.at(-1)).toMatchObject({ action: "segment:preview", outcome: "failed" }));
});

test("an upload that breaks off is cancelled, not taken for the whole file", async () => {
	const request = open("PUT", "/api/v1/imports/imp_1/content", { "transfer-encoding": "chunked" });
	request.on("error", () => undefined);
	request.write("id\n1\n");
	await vi.waitFor(() => expect(house.entries.at(-1)).toMatchObject({ action: "import:upload", outcome: "started" }));
	request.destroy();
	await vi.waitFor(() => expect(uploadFailure).toMatchObject({ code: "cancelled" }));
	await vi.waitFor(() => expect(house.entries.at(-1)).toMatchObject({ outcome: "failed", reason: "cancelled" }));
});

test("a handler that has read enough answers while the sender still sends", async () => {
	const status = await new Promise((done, fail) => {
		const request = open("POST", "/api/v1/mappings/propose?kind=customers", { "transfer-encoding": "chunked" });
		request.on("error", fail).on("response", (response) => {
			done(response.resume().statusCode);
			request.destroy();
		});
		request.write(Buffer.alloc(300_000));
	});
	expect(status).toBe(200);
});
