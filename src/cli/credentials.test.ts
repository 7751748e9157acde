import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { credentialsFile, findCredential, forgetCredential, keepCredential } from "./credentials.ts";
import type { Terminal } from "./terminal.ts";

const URL = "https://segward.example:8443/";
const NOW_MS = Date.parse("2026-06-01T00:00:00Z");
const CREDENTIAL = { token: "sgw_canary", expiresAt: "2026-06-01T12:00:00.000Z" };

let home: string;
let terminal: Terminal;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "segward-credentials-"));
	terminal = { environment: { HOME: home } } as unknown as Terminal;
});
afterEach(() => rmSync(home, { recursive: true }));

test("a sign-in is kept for its server alone, readable by nobody else, until it expires", () => {
	keepCredential(terminal, URL, CREDENTIAL);
	const file = credentialsFile(terminal);
	expect(file).toBe(join(home, ".config/segward/credentials.json"));
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(findCredential(terminal, "https://segward.example:8443", NOW_MS)).toEqual(CREDENTIAL);
	expect(findCredential(terminal, "https://segward.example", NOW_MS)).toBeUndefined();
	expect(findCredential(terminal, URL, NOW_MS + 12 * 3_600_000)).toBeUndefined();
});

test("forgetting one leaves the others, and nothing of it in the file", () => {
	keepCredential(terminal, URL, CREDENTIAL);
	keepCredential(terminal, "https://other.example", { ...CREDENTIAL, token: "sgw_other" });
	forgetCredential(terminal, URL);
	expect(readFileSync(credentialsFile(terminal), "utf8")).not.toContain("canary");
	expect(findCredential(terminal, "https://other.example", NOW_MS)?.token).toBe("sgw_other");
});

test("a damaged file is named, not overwritten silently, and its content not shown", () => {
	keepCredential(terminal, URL, CREDENTIAL);
	writeFileSync(credentialsFile(terminal), "sgw_canary {");
	expect(() => findCredential(terminal, URL, NOW_MS)).toThrow(/damaged/);
	expect(() => findCredential(terminal, URL, NOW_MS)).not.toThrow(/canary/);
});
