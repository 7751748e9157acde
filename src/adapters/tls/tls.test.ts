import { X509Certificate } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAuthority, issueLeaf } from "./local-authority.ts";
import { localCertificate, type Seal } from "./local-certificate.ts";
import { readCertificate, watchCertificate } from "./supplied-certificate.ts";

const NOW_MS = Date.now();
const DAY_MS = 86_400_000;
const seal: Seal = {
	seal: (plain) => plain.map((byte) => byte ^ 0x5a),
	open: (sealed) => sealed.map((byte) => byte ^ 0x5a),
};

let directory: string;
beforeEach(() => {
	directory = mkdtempSync(join(tmpdir(), "segward-tls-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test("a client that trusts the local authority connects to localhost and 127.0.0.1 over TLS 1.2 or later", async () => {
	const { cert, key, caFile } = await localCertificate({ directory, seal, nowMs: NOW_MS });
	const server = createServer({ cert, key, minVersion: "TLSv1.2" }, (_request, response) => response.end("hello"));
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const { port } = server.address() as AddressInfo;
	for (const host of ["localhost", "127.0.0.1"]) {
		const status = await new Promise((done, fail) => {
			const request = get({ host, port, family: 4, ca: readFileSync(caFile), agent: false }, (response) => {
				done(response.resume().statusCode);
			});
			request.on("error", fail);
		});
		expect(status).toBe(200);
	}
	server.close();
});

test("the server certificate is ECDSA P-256 and valid for at most 397 days", async () => {
	const certificate = new X509Certificate((await localCertificate({ directory, seal, nowMs: NOW_MS })).cert);
	expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
	const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / DAY_MS;
	expect(days).toBeLessThanOrEqual(397);
	expect(certificate.ca).toBe(false);
});

test("no private key lies on disk in the clear", async () => {
	await localCertificate({ directory, seal, nowMs: NOW_MS });
	const names = readdirSync(directory).sort();
	expect(names).toEqual(["ca.crt", "ca.key.sealed", "server.crt", "server.key.sealed"]);
	for (const name of names) expect(readFileSync(join(directory, name), "latin1")).not.toContain("PRIVATE KEY");
});

test("the certificate stays the same over restarts, and is renewed by the same authority before it expires", async () => {
	const first = await localCertificate({ directory, seal, nowMs: NOW_MS });
	const again = await localCertificate({ directory, seal, nowMs: NOW_MS + 100 * DAY_MS });
	const late = await localCertificate({ directory, seal, nowMs: NOW_MS + 350 * DAY_MS });
	expect(again).toEqual(first);
	expect(late.cert).not.toBe(first.cert);
	const authority = new X509Certificate(readFileSync(first.caFile));
	expect(new X509Certificate(late.cert).verify(authority.publicKey)).toBe(true);
});

test("a new host name brings a new certificate", async () => {
	await localCertificate({ directory, seal, nowMs: NOW_MS });
	const { cert } = await localCertificate({ directory, seal, nowMs: NOW_MS, hosts: ["crm.example.com", "10.0.0.7"] });
	expect(new X509Certificate(cert).checkHost("crm.example.com")).toBe("crm.example.com");
	expect(new X509Certificate(cert).checkIP("10.0.0.7")).toBe("10.0.0.7");
});

test("supplied files are taken over when they change together, and refused when they do not fit", async () => {
	const files = { certFile: join(directory, "own.crt"), keyFile: join(directory, "own.key") };
	const authority = await createAuthority(NOW_MS);
	const [first, second] = [
		await issueLeaf(authority, ["a.test"], NOW_MS),
		await issueLeaf(authority, ["b.test"], NOW_MS),
	];
	writeFileSync(files.certFile, first.cert);
	writeFileSync(files.keyFile, first.key);
	expect(readCertificate(files)).toEqual(first);

	const [onChange, onTrouble] = [vi.fn(), vi.fn()];
	const stop = watchCertificate(files, onChange, onTrouble, 20);
	// Watching begins some time after it is asked for: what is written before that is not noticed.
	const noticed = (file: string, text: string, seen: () => void) =>
		vi.waitFor(
			() => {
				writeFileSync(file, text);
				seen();
			},
			{ timeout: 20_000, interval: 200 },
		);
	await noticed(files.certFile, second.cert, () => expect(onTrouble).toHaveBeenCalled());
	expect(onChange).not.toHaveBeenCalled();
	await noticed(files.keyFile, second.key, () => expect(onChange).toHaveBeenCalledWith(second));
	stop();
});

test("a supplied file that is no certificate is refused by name", () => {
	const files = { certFile: join(directory, "own.crt"), keyFile: join(directory, "own.key") };
	writeFileSync(files.certFile, "not a certificate");
	writeFileSync(files.keyFile, "not a key");
	expect(() => readCertificate(files)).toThrowError(expect.objectContaining({ code: "usage-invalid" }));
});
