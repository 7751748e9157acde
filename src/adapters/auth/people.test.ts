import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { codeFor } from "../../../test/e2e/totp.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { People, SignInStep } from "../../ports/people.ts";
import { openControl } from "../sqlite/control/control-store.ts";
import { argon2id, type PasswordHash } from "./password-hash.ts";
import { openPeople } from "./people.ts";
import type { PeopleTables } from "./people-tables.ts";

const START_MS = Date.parse("2026-06-01T00:00:00Z");
const PASSWORD = "nine blue herons wade";
const EMAIL = "ada@example.com";
const MINUTE_MS = 60_000;
const quick = argon2id(() => ({ memoryCost: 64, timeCost: 1, parallelism: 1 }));

let directory: string;
let store: ControlStore;
let database: Kysely<PeopleTables>;
let people: People;
/** How often a password was hashed. */
let hashed = 0;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: START_MS });
	directory = mkdtempSync(join(tmpdir(), "segward-people-"));
	const opened = await openControl(join(directory, "control.db"), Buffer.alloc(32, 3));
	store = opened.store;
	hashed = 0;
	const counting: PasswordHash = {
		hash(password) {
			hashed++;
			return quick.hash(password);
		},
		verify(stored) {
			hashed++;
			return quick.verify(stored);
		},
		isWeak: quick.isWeak,
	};
	database = opened.connection();
	people = openPeople(database, { now: () => Date.now() }, counting);
	await store.workspaces.create({ id: "main", name: "Main", createdAt: new Date().toISOString() });
	await people.createFirstAdministrator({
		name: "Ada",
		email: "Ada@Example.com",
		password: PASSWORD,
		assignments: [{ workspaceId: "main", roles: ["administrator"], teams: [] }],
	});
});
afterEach(async () => {
	await store.close();
	rmSync(directory, { recursive: true });
	vi.useRealTimers();
});

const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

async function enrol() {
	const step = (await people.signIn(EMAIL, PASSWORD)) as SignInStep & { next: "enrol" };
	expect(step.next).toBe("enrol");
	const signedIn = await people.confirmEnrolment(step.secret, codeFor(step.totpUri));
	if (signedIn === null) throw new Error("Not signed in.");
	return { ...step, enrolling: step.secret, ...signedIn };
}

async function afterPassword(): Promise<string> {
	const step = await people.signIn(EMAIL, PASSWORD);
	expect(step?.next).toBe("second-factor");
	return step?.secret ?? "";
}

describe("the first administrator", () => {
	test("is made once", async () => {
		expect(await people.administratorExists()).toBe(true);
		const second = { name: "Eve", email: "eve@example.com", password: PASSWORD, assignments: [] };
		await expect(people.createFirstAdministrator(second)).rejects.toMatchObject({
			code: "setup-done",
		});
		expect(await people.findByEmail("eve@example.com")).toBeUndefined();
	});

	test("enrols an authenticator, then every sign-in needs it", async () => {
		const { session, enrolling, secret } = await enrol();
		expect(session).toMatchObject({
			secondFactor: true,
			person: { email: EMAIL, assignments: [{ roles: ["administrator"] }] },
		});
		expect(await people.session(enrolling)).toBeNull();
		later(MINUTE_MS);
		const challenge = await afterPassword();
		expect(await people.session(challenge)).toBeNull();
		expect(await people.awaiting(challenge)).toMatchObject({ next: "second-factor", person: { name: "Ada" } });
		expect((await people.session(secret))?.person.lastSignInAt).toBe("2026-06-01T00:00:00.000Z");
	});

	test("has a session that is worth nothing until the authenticator is confirmed", async () => {
		const step = (await people.signIn(EMAIL, PASSWORD)) as SignInStep & { next: "enrol" };
		expect(await people.session(step.secret)).toMatchObject({ secondFactor: false });
		expect(await people.confirmEnrolment(step.secret, "000000")).toBeNull();
		expect(await people.session(step.secret)).toMatchObject({ secondFactor: false });
	});

	test("cannot confirm an authenticator that another session confirmed meanwhile", async () => {
		const other = await people.signIn(EMAIL, PASSWORD);
		const { totpUri } = await enrol();
		later(MINUTE_MS);
		expect(await people.confirmEnrolment(other?.secret ?? "", codeFor(totpUri))).toBeNull();
		expect((await people.session(other?.secret ?? ""))?.secondFactor ?? false).toBe(false);
	});
});

describe("a password", () => {
	test("that is wrong gives the same as an unknown e-mail address, after the same work: nothing", async () => {
		hashed = 0;
		expect(await people.signIn(EMAIL, "nine blue herons fly")).toBeNull();
		expect(hashed).toBe(1);
		expect(await people.signIn("nobody@example.com", PASSWORD)).toBeNull();
		expect(hashed).toBe(2);
	});
});

describe("a code of the authenticator", () => {
	test("is accepted once", async () => {
		const { totpUri } = await enrol();
		const used = codeFor(totpUri);
		expect(await people.passSecondFactor(await afterPassword(), used)).toBeNull();
		later(30_000);
		const fresh = codeFor(totpUri);
		expect(await people.passSecondFactor(await afterPassword(), fresh)).not.toBeNull();
		expect(await people.passSecondFactor(await afterPassword(), fresh)).toBeNull();
	});

	test("is accepted once also where two come at the same time", async () => {
		const { totpUri } = await enrol();
		later(MINUTE_MS);
		const [one, two] = [await afterPassword(), await afterPassword()];
		const code = codeFor(totpUri);
		const results = await Promise.all([people.passSecondFactor(one, code), people.passSecondFactor(two, code)]);
		expect(results.filter((result) => result !== null).length).toBe(1);
	});

	test("that is older than one that was used is refused", async () => {
		const { totpUri } = await enrol();
		later(MINUTE_MS);
		const older = codeFor(totpUri, Date.now() - 30_000);
		expect(await people.passSecondFactor(await afterPassword(), codeFor(totpUri))).not.toBeNull();
		expect(await people.passSecondFactor(await afterPassword(), older)).toBeNull();
	});

	test("guessed five times wrong ends the sign-in", async () => {
		const { totpUri } = await enrol();
		later(MINUTE_MS);
		const challenge = await afterPassword();
		for (let guess = 0; guess < 6; guess++) expect(await people.passSecondFactor(challenge, "000000")).toBeNull();
		expect(await people.awaiting(challenge)).toBeNull();
		expect(await people.passSecondFactor(challenge, codeFor(totpUri))).toBeNull();
	});

	test("comes too late after ten minutes", async () => {
		const { totpUri } = await enrol();
		const challenge = await afterPassword();
		later(11 * MINUTE_MS);
		expect(await people.awaiting(challenge)).toBeNull();
		expect(await people.passSecondFactor(challenge, codeFor(totpUri))).toBeNull();
	});
});

describe("a recovery code", () => {
	test("replaces a code once", async () => {
		const { recoveryCodes } = await enrol();
		expect(recoveryCodes.length).toBe(10);
		const code = recoveryCodes[3] ?? "";
		const [one, two] = [await afterPassword(), await afterPassword()];
		const results = await Promise.all([people.passSecondFactor(one, code), people.passSecondFactor(two, code)]);
		expect(results.filter((result) => result?.session.secondFactor).length).toBe(1);
		expect(await people.passSecondFactor(await afterPassword(), code)).toBeNull();
		expect(await people.passSecondFactor(await afterPassword(), recoveryCodes[4] ?? "")).not.toBeNull();
	});
});

describe("a session", () => {
	test("ends an hour after its last use", async () => {
		const { secret } = await enrol();
		later(59 * MINUTE_MS);
		expect(await people.session(secret)).not.toBeNull();
		later(59 * MINUTE_MS);
		expect(await people.session(secret)).not.toBeNull();
		later(61 * MINUTE_MS);
		expect(await people.session(secret)).toBeNull();
	});

	test("ends after twelve hours whatever its use", async () => {
		const { secret } = await enrol();
		for (let half = 1; half < 24; half++) {
			later(30 * MINUTE_MS);
			const found = await people.session(secret);
			expect(Date.parse(found?.expiresAt ?? "")).toBeLessThanOrEqual(START_MS + 12 * 60 * MINUTE_MS);
		}
		later(30 * MINUTE_MS);
		expect(await people.session(secret)).toBeNull();
		vi.setSystemTime(START_MS);
		expect(await people.session(secret)).toBeNull();
	});

	test("ends when its owner ends it", async () => {
		const { secret } = await enrol();
		await people.endSession(secret);
		expect(await people.session(secret)).toBeNull();
	});

	test("is not opened by a secret that was altered, cut or made up", async () => {
		const { secret } = await enrol();
		const swapped = secret.slice(0, 5) + (secret[5] === "a" ? "b" : "a") + secret.slice(6);
		const stored = createHash("sha256").update(secret).digest("base64url");
		for (const forged of [
			swapped,
			secret.slice(0, -4),
			`s.${stored}`,
			`${secret}A`,
			`c.${secret.slice(2)}`,
			"s.%E0%A4%A",
			"",
			"s.",
		]) {
			expect(await people.session(forged)).toBeNull();
			expect(await people.awaiting(forged)).toBeNull();
			expect(await people.passSecondFactor(forged, "000000")).toBeNull();
		}
	});

	test("begins for somebody who proved otherwise who that is, and asks for a second factor where none was proved", async () => {
		const { session, totpUri } = await enrol();
		const personId = session.person.id;
		const whole = await people.startSession(personId, { method: "passkey", secondFactorAtMs: Date.now() });
		expect(whole).toMatchObject({ session: { secondFactor: true, secondFactorAtMs: START_MS } });
		later(MINUTE_MS);
		const half = (await people.startSession(personId, { method: "sso" })) as SignInStep;
		expect(half).toMatchObject({ next: "second-factor" });
		expect(await people.session(half.secret)).toBeNull();
		expect(await people.passSecondFactor(half.secret, codeFor(totpUri))).not.toBeNull();
		expect(await people.startSession("nobody", { method: "sso" })).toBeNull();
	});

	test("and every sign-in under way ends with all others of its owner, but for the one that asks", async () => {
		const { secret, session, totpUri } = await enrol();
		later(MINUTE_MS);
		const other = await people.passSecondFactor(await afterPassword(), codeFor(totpUri));
		later(MINUTE_MS);
		const underWay = await afterPassword();
		expect(await people.endSessionsOf(session.person.id, session.id)).toBe(1);
		expect(await people.session(secret)).not.toBeNull();
		expect(await people.session(other?.secret ?? "")).toBeNull();
		expect(await people.passSecondFactor(underWay, codeFor(totpUri))).toBeNull();
		expect(await people.endSessionsOf(session.person.id)).toBe(1);
		expect(await people.session(secret)).toBeNull();
	});

	test("beyond ten ends the one that was used the longest ago", async () => {
		const { secret, session } = await enrol();
		const secrets: string[] = [];
		for (let one = 0; one < 10; one++) {
			later(1000);
			const begun = await people.startSession(session.person.id, { method: "passkey", secondFactorAtMs: Date.now() });
			secrets.push(begun?.secret ?? "");
		}
		expect(await people.session(secret)).toBeNull();
		expect(await people.session(secrets[0] ?? "")).not.toBeNull();
	});

	test("is kept as a digest of its secret, and a recovery code as one of its own", async () => {
		const { secret, recoveryCodes } = await enrol();
		const tables = ["sessions", "sign_in_challenges", "recovery_codes", "second_factors"] as const;
		const rows = await Promise.all(tables.map((table) => database.selectFrom(table).selectAll().execute()));
		expect(rows[0]?.length).toBe(1);
		expect(rows[2]?.length).toBe(10);
		const stored = JSON.stringify(rows);
		for (const one of [secret, secret.slice(2), ...recoveryCodes]) expect(stored).not.toContain(one);
	});

	test("outlives a restart", async () => {
		const { secret } = await enrol();
		await store.close();
		const again = await openControl(join(directory, "control.db"), Buffer.alloc(32, 3));
		store = again.store;
		people = openPeople(again.connection(), { now: () => Date.now() }, quick);
		expect(await people.session(secret)).toMatchObject({ person: { name: "Ada" } });
	});
});
