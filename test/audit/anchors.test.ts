import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { targetConnections } from "../../src/adapters/audit-targets/target-connections.ts";
import { isAnchor } from "../../src/core/audit/targets/target-kind.ts";
import { type AnchorSettings, TargetSettings } from "../../src/core/audit/targets/target-settings.ts";
import type { AnchorPlace } from "../../src/ports/audit-targets.ts";
import { type Certificates, certificates } from "./collectors.ts";

const NOW_MS = Date.parse("2026-11-24T10:00:00Z");
const head = (size: number, root: string) =>
	`segward.local/x\n${size}\n${root.padEnd(43, "A")}=\n\n— segward.local/x c2ln\n`;

let pems: Certificates;
const root = mkdtempSync(join(tmpdir(), "segward-anchor-"));
const closers: (() => unknown)[] = [];
beforeAll(async () => {
	pems = await certificates();
});
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => rmSync(root, { recursive: true }));

function placeOf(settings: object, secret?: string): AnchorPlace {
	const parsed = TargetSettings.parse({ name: "anchor", ca: pems.authority.cert, ...settings });
	if (!isAnchor(parsed)) return expect.unreachable();
	const connections = targetConnections({
		now: () => NOW_MS,
		hostName: "h",
		reach: { linkLocal: false },
		ocsf: () => ({}),
	});
	const place = connections.anchor(parsed as AnchorSettings, secret);
	closers.push(() => place.close());
	return place;
}

describe("a directory", () => {
	const newDirectory = (name: string) => {
		mkdirSync(join(root, name));
		return { path: join(root, name), place: placeOf({ kind: "anchor-directory", path: join(root, name) }) };
	};

	test("keeps each head in a file that nobody may write, and takes the same again", async () => {
		const { path, place } = newDirectory("keeps");
		await place.keep(head(7, "a"));
		await place.keep(head(12, "b"));
		await place.keep(head(12, "b"));
		expect(readdirSync(path)).toEqual(["0000000000000007.checkpoint", "0000000000000012.checkpoint"]);
		expect(readFileSync(join(path, "0000000000000012.checkpoint"), "utf8")).toBe(head(12, "b"));
		expect(statSync(join(path, "0000000000000007.checkpoint")).mode & 0o777).toBe(0o444);
	});

	test("tells of another head in the same place, and of a log that became shorter; what it keeps stays", async () => {
		const { path, place } = newDirectory("forked");
		await place.keep(head(7, "a"));
		await expect(place.keep(head(7, "b"))).rejects.toMatchObject({ code: "anchor-differs" });
		await expect(place.keep(head(6, "a"))).rejects.toMatchObject({ code: "anchor-differs" });
		expect(readFileSync(join(path, "0000000000000007.checkpoint"), "utf8")).toBe(head(7, "a"));
	});

	test("that is gone, or holds a file that a crash left unfinished, is a target that does not work, not a fork", async () => {
		const { path, place } = newDirectory("broken");
		writeFileSync(join(path, "0000000000000007.checkpoint"), "segward.loc");
		await expect(place.keep(head(7, "a"))).rejects.toMatchObject({ code: "target-refused" });
		await place.keep(head(8, "a"));
		const gone = placeOf({ kind: "anchor-directory", path: join(root, "nowhere") });
		await expect(gone.keep(head(7, "a"))).rejects.toMatchObject({ code: "target-refused" });
		chmodSync(path, 0o755);
	});
});

interface Asked {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
}

async function server(answer: (asked: Asked) => { status: number; body?: string }) {
	const asked: Asked[] = [];
	const listening = createServer({ cert: pems.server.cert, key: pems.server.key }, async (request, response) => {
		let body = "";
		for await (const chunk of request) body += chunk;
		const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
		asked.push(one);
		const { status, body: text } = answer(one);
		response.writeHead(status).end(text);
	}).listen(0, "127.0.0.1");
	await once(listening, "listening");
	closers.push(() => new Promise((resolve) => listening.close(resolve)));
	return { asked, url: `https://127.0.0.1:${(listening.address() as AddressInfo).port}` };
}

describe("an HTTPS receiver", () => {
	test("gets the note, signed as Standard Webhooks do", async () => {
		const { asked, url } = await server(() => ({ status: 201 }));
		await placeOf({ kind: "anchor-https", url: `${url}/heads`, authentication: "hmac" }, "canary").keep(head(7, "a"));
		const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = asked[0]?.headers ?? {};
		const expected = createHmac("sha256", "canary")
			.update(`${id}.${at}.${head(7, "a")}`)
			.digest("base64");
		expect(asked).toMatchObject([{ method: "POST", path: "/heads", body: head(7, "a") }]);
		expect(signature).toBe(`v1,${expected}`);
		expect(at).toBe(String(NOW_MS / 1000));
	});

	test.each([
		[409, "anchor-differs"],
		[500, "target-refused"],
		[302, "target-refused"],
	])("that answers %i: %s", async (status, code) => {
		const { url } = await server(() => ({ status }));
		const place = placeOf({ kind: "anchor-https", url, authentication: "none" });
		await expect(place.keep(head(7, "a"))).rejects.toMatchObject({ code });
	});
});

describe("S3-compatible storage", () => {
	const s3 = (endpoint: string) => ({
		...{ kind: "anchor-s3", endpoint, region: "eu-central-1", bucket: "worm", prefix: "segward/" },
		...{ accessKeyId: "AKIDEXAMPLE", retainDays: 10 },
	});

	/** AWS Signature Version 4, from its specification and apart from the library that signs. */
	function signatureOf({ method, path, headers, body }: Asked): string {
		const [, scope = "", signed = ""] =
			/Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+)/.exec(headers.authorization ?? "") ?? [];
		const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
		const lines = signed.split(";").map((name) => `${name}:${String(headers[name]).trim()}\n`);
		const canonical = [method, path, "", lines.join(""), signed, sha256(body)].join("\n");
		const toSign = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
		const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
		const key = scope.split("/").reduce<string | Buffer>((known, part) => hmac(known, part), "AWS4canary-secret");
		return createHmac("sha256", key).update(toSign).digest("hex");
	}

	test("gets an object that nobody can replace or remove before its time, under a signature that holds", async () => {
		const { asked, url } = await server(() => ({ status: 200 }));
		await placeOf(s3(url), "canary-secret").keep(head(7, "a"));
		const [put] = asked;
		if (put === undefined) return expect.unreachable();
		expect(put).toMatchObject({ method: "PUT", path: "/worm/segward/0000000000000007.checkpoint", body: head(7, "a") });
		expect(put.headers).toMatchObject({
			"if-none-match": "*",
			"x-amz-object-lock-mode": "COMPLIANCE",
			"x-amz-object-lock-retain-until-date": "2026-12-04T10:00:00.000Z",
			"content-md5": createHash("md5").update(head(7, "a")).digest("base64"),
		});
		for (const name of ["x-amz-object-lock-mode", "x-amz-object-lock-retain-until-date", "if-none-match", "host"]) {
			expect(put.headers.authorization).toMatch(new RegExp(`SignedHeaders=[^,]*\\b${name}\\b`));
		}
		expect(put.headers.authorization).toContain(`Signature=${signatureOf(put)}`);
		expect(JSON.stringify(asked)).not.toContain("canary-secret");
	});

	test.each([
		["the same head", head(7, "a"), undefined],
		["another head", head(7, "b"), "anchor-differs"],
	])("that holds %s in its place already", async (_what, kept, code) => {
		const { url } = await server(({ method }) => (method === "PUT" ? { status: 412 } : { status: 200, body: kept }));
		const keeping = placeOf(s3(url), "canary-secret").keep(head(7, "a"));
		if (code === undefined) await keeping;
		else await expect(keeping).rejects.toMatchObject({ code });
	});

	test("says why it refuses", async () => {
		const { url } = await server(() => ({ status: 400, body: "<Error><Code>InvalidRequest</Code></Error>" }));
		await expect(placeOf(s3(url), "s").keep(head(7, "a"))).rejects.toThrow(/answered 400 InvalidRequest\.$/);
	});
});
