import { afterEach, expect, test, vi } from "vitest";
import { openStubHouse, type StubHouse } from "../../test/invariants/stub-house.ts";
import { tokenSecrets } from "../adapters/token-secrets/token-secrets.ts";
import { admitLocalOperator } from "../app/access/local-operator.ts";
import type { Call } from "../app/call.ts";
import { createClient } from "../contract/client.ts";
import type { InputOf } from "../contract/routes.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { injectTransport } from "./inject-transport.ts";

let house: StubHouse;
afterEach(() => house.app.close());

test("the typed client works in-process, from the address `local`", async () => {
	house = await openStubHouse();
	const client = createClient(injectTransport(house.app), "all-roles");
	expect(await client.installationStatus({})).toMatchObject({ version: "sample" });
	expect(house.entries).toMatchObject([{ action: "status:show", from: "local" }]);
});

test("an upload is pulled chunk by chunk, and only as far as the handler reads", async () => {
	let sent = 0;
	async function* endless() {
		for (;;) {
			sent += 1;
			yield Buffer.alloc(65_536);
		}
	}
	const base = await openStubHouse();
	await base.app.close();
	const handlers = {
		...base.options.handlers,
		async proposeMapping(call: Call, input: InputOf<"proposeMapping">) {
			for await (const _ of input.content.bytes) break;
			return base.options.handlers.proposeMapping(call, { ...input, content: { bytes: nothing() } });
		},
	};
	house = await openStubHouse({ handlers });
	const client = createClient(injectTransport(house.app), "all-roles");
	await client.proposeMapping({ kind: "customers", content: { bytes: endless() } });
	const sentAtAnswer = sent;
	await new Promise((done) => setTimeout(done, 50));
	expect(sentAtAnswer).toBeLessThan(100);
	expect(sent - sentAtAnswer).toBeLessThan(5);
});

test("aborting rejects as cancelled and aborts the work", async () => {
	let aborted = false;
	const base = await openStubHouse();
	await base.app.close();
	const handlers = {
		...base.options.handlers,
		refreshSegments: (call: Call) =>
			new Promise<never>((_, reject) =>
				call.signal?.addEventListener("abort", () => {
					aborted = true;
					reject(new SegwardError("cancelled"));
				}),
			),
	};
	house = await openStubHouse({ handlers });
	const client = createClient(injectTransport(house.app), "all-roles");
	const controller = new AbortController();
	const answer = client.refreshSegments({}, { signal: controller.signal });
	const refused = expect(answer).rejects.toMatchObject({ code: "cancelled" });
	await vi.waitFor(() => expect(house.entries).toHaveLength(1));
	controller.abort();
	await refused;
	await vi.waitFor(() => expect(aborted).toBe(true));
	await vi.waitFor(() => expect(house.entries.at(-1)).toMatchObject({ outcome: "failed", reason: "cancelled" }));
});

test("the local operator is admitted with this process's own secret, and only from this process", async () => {
	const secrets = tokenSecrets();
	const NOWHERE = { find: async () => undefined };
	const refuse = () => Promise.reject(new SegwardError("token-invalid"));
	const { secret, authenticate } = admitLocalOperator(
		secrets,
		{ name: "operator", workspaceId: "main" },
		NOWHERE,
		refuse,
	);
	house = await openStubHouse({ authenticate });
	const client = createClient(injectTransport(house.app), secret);
	await client.whoAmI({});
	expect(house.entries).toMatchObject([{ actor: "operator", role: "local operator", from: "local" }]);
	const headers = { authorization: `Bearer ${secret}` };
	const outside = await house.app.inject({ url: "/api/v1/me", headers, remoteAddress: "10.0.0.1" });
	expect(outside.statusCode).toBe(401);
});

async function* nothing(): AsyncGenerator<Uint8Array> {}
