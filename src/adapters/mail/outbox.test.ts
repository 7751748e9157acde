import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ControlDatabase, openControl } from "../sqlite/control/control-store.ts";
import { type Outbox, openOutbox } from "./outbox.ts";
import type { OutboxTables } from "./outbox-table.ts";
import { deliverBySmtp, type SmtpServer } from "./smtp.ts";

const MESSAGE = { to: "ada@example.com", subject: "Your invitation", text: "https://localhost:8443/invitation#canary" };
const clock = { now: () => Date.now() };

let directory: string;
let control: ControlDatabase;
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
	directory = mkdtempSync(join(tmpdir(), "segward-mail-"));
	control = await openControl(join(directory, "control.db"), Buffer.alloc(32, 5));
});
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
	await control.store.close();
	rmSync(directory, { recursive: true });
});

/** A mail server; what it took, as received. */
async function openMailServer(options: SMTPServerOptions = {}) {
	const took: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS"],
		onData(stream, _session, done) {
			const chunks: Buffer[] = [];
			stream.on("data", (chunk: Buffer) => chunks.push(chunk));
			stream.on("end", () => {
				took.push(Buffer.concat(chunks).toString());
				done();
			});
		},
		...options,
	});
	server.on("error", () => undefined);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
	closers.push(() => new Promise((resolve) => server.close(() => resolve())));
	return { took, port: (server.server.address() as AddressInfo).port };
}

function outboxTo(port: number, change: Partial<SmtpServer> = {}, waitsMs = [20, 20, 20]): Outbox {
	const server = { host: "127.0.0.1", port, implicitTls: false, local: true, from: "Segward <s@example.com>" };
	const outbox = openOutbox({
		db: control.connection<OutboxTables>(),
		clock,
		deliver: deliverBySmtp({ ...server, ...change }),
		report: (error) => expect.unreachable(String(error)),
		waitsMs,
	});
	closers.push(() => outbox.close());
	return outbox;
}

const first = async (outbox: Outbox) => (await outbox.list(1))[0];
const settled = (outbox: Outbox, state: string) =>
	vi.waitFor(async () => expect(await first(outbox)).toMatchObject({ state }), { timeout: 5000, interval: 20 });

describe("a message", () => {
	test("reaches the mail server, and its text is forgotten", async () => {
		const { took, port } = await openMailServer();
		const outbox = outboxTo(port);
		outbox.start();
		await outbox.send(MESSAGE);
		await settled(outbox, "sent");
		expect(took).toHaveLength(1);
		expect(took[0]).toMatch(/^From: Segward <s@example.com>\r$/m);
		expect(took[0]).toContain("canary");
		const entry = await first(outbox);
		expect((await outbox.find(entry?.id ?? ""))?.text).toBeUndefined();
	});

	test("cannot smuggle in a recipient or a header", async () => {
		const { took, port } = await openMailServer();
		const outbox = outboxTo(port);
		outbox.start();
		await outbox.send({ ...MESSAGE, subject: "Hello\r\nBcc: eve@example.com\r\n\r\nnew body" });
		await settled(outbox, "sent");
		expect(took[0]).not.toMatch(/^Bcc:/im);
		expect(took[0]).not.toMatch(/^new body/m);
	});

	test("is tried again when the server refuses for now, and nobody waits for that", async () => {
		let refusals = 2;
		const { took, port } = await openMailServer({
			onMailFrom(_address, _session, done) {
				done(refusals-- > 0 ? Object.assign(new Error("Busy"), { responseCode: 451 }) : null);
			},
		});
		const outbox = outboxTo(port);
		outbox.start();
		const begunMs = performance.now();
		await outbox.send(MESSAGE);
		expect(performance.now() - begunMs).toBeLessThan(1000);
		await settled(outbox, "sent");
		expect(took).toHaveLength(1);
		expect((await first(outbox))?.attempts).toBe(3);
	});

	test("is given up, with its text, when the server will never take it", async () => {
		const { port } = await openMailServer({
			onRcptTo(_address, _session, done) {
				done(Object.assign(new Error("canary: no such user"), { responseCode: 550 }));
			},
		});
		const outbox = outboxTo(port);
		outbox.start();
		await outbox.send(MESSAGE);
		await settled(outbox, "failed");
		const entry = await outbox.find((await first(outbox))?.id ?? "");
		expect(entry).toMatchObject({ attempts: 1, failure: "550" });
		expect(JSON.stringify(entry)).not.toContain("canary");
	});

	test("is given up after the last wait while nobody listens", async () => {
		const outbox = outboxTo(1, {}, [5, 5]);
		outbox.start();
		await outbox.send(MESSAGE);
		await settled(outbox, "failed");
		expect(await first(outbox)).toMatchObject({ attempts: 3 });
	});

	test("that waits survives a restart", async () => {
		const stopped = outboxTo(1, {}, [3_600_000]);
		await stopped.send(MESSAGE);
		expect(await first(stopped)).toMatchObject({ state: "waiting", attempts: 0 });
		await stopped.close();
		const { took, port } = await openMailServer();
		const outbox = outboxTo(port);
		outbox.start();
		await settled(outbox, "sent");
		expect(took).toHaveLength(1);
	});

	test("never travels over a network without TLS", async () => {
		const { took, port } = await openMailServer();
		const outbox = outboxTo(port, { local: false }, [3_600_000]);
		outbox.start();
		await outbox.send(MESSAGE);
		await vi.waitFor(async () => expect((await first(outbox))?.attempts).toBe(1));
		expect(await first(outbox)).toMatchObject({ state: "waiting", failure: expect.any(String) });
		expect(took).toEqual([]);
	});

	test("never goes to a server whose certificate nobody vouches for", async () => {
		const { took, port } = await openMailServer({ secure: true, disabledCommands: [] });
		const outbox = outboxTo(port, { implicitTls: true, local: false }, [3_600_000]);
		outbox.start();
		await outbox.send(MESSAGE);
		await vi.waitFor(async () => expect((await first(outbox))?.attempts).toBe(1));
		expect(took).toEqual([]);
	});
});

describe("without a mail server", () => {
	test("messages are kept for the local operator, encrypted, and forgotten after two weeks", async () => {
		let nowMs = Date.parse("2026-06-01T00:00:00Z");
		const outbox = openOutbox({
			db: control.connection<OutboxTables>(),
			clock: { now: () => nowMs },
			report: (error) => expect.unreachable(String(error)),
		});
		outbox.start();
		await outbox.send(MESSAGE);
		expect(outbox.delivers).toBe(false);
		const entry = await first(outbox);
		expect(entry).toMatchObject({ to: MESSAGE.to, subject: MESSAGE.subject, state: "kept" });
		expect(await outbox.find(entry?.id ?? "")).toMatchObject({ text: MESSAGE.text });
		expect(await outbox.find("unknown")).toBeUndefined();
		for (const file of ["control.db", "control.db-wal"]) {
			expect(readFileSync(join(directory, file)).includes("canary")).toBe(false);
		}
		nowMs += 14 * 24 * 3_600_000;
		await outbox.send({ ...MESSAGE, to: "bob@example.com" });
		expect((await outbox.list(10)).map(({ to }) => to)).toEqual(["bob@example.com"]);
	});
});
