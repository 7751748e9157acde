import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Browser } from "./browser.ts";
import { openPeopleHouse, type PeopleHouse } from "./people-house.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const GRANT = "urn:ietf:params:oauth:grant-type:device_code";
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

let house: PeopleHouse;
let ada: Browser;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-06-01T00:00:00Z") });
	house = await openPeopleHouse();
	ada = (await house.ada()).browser;
});
afterEach(async () => {
	await house.close();
	vi.useRealTimers();
});

async function start() {
	const { body } = await house.browser().send("POST", "/device/authorization", { device: "ada-laptop" });
	return { deviceCode: String(body.device_code), userCode: String(body.user_code), body };
}
const poll = (deviceCode: string) =>
	house.browser().send("POST", "/device/token", { device_code: deviceCode, grant_type: GRANT });
const decide = (code: string, allow: boolean, roles: string[] = ["marketer"]) =>
	ada.send("POST", "/device/decision", { code, allow, roles });

test("a device is let in by a person who sees what it gets, and takes its token once", async () => {
	const { deviceCode, userCode, body } = await start();
	expect(body).toMatchObject({
		user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
		verification_uri: "https://segward.example/device",
		expires_in: 600,
		interval: 5,
	});
	const shown = await ada.send("POST", "/device", { code: userCode.toLowerCase() });
	expect(shown.body).toMatchObject({ device: "ada-laptop", from: "127.0.0.1", hours: 12 });
	expect((await decide(userCode, true)).status).toBe(200);
	later(5 * SECOND_MS);
	const taken = await poll(deviceCode);
	expect(taken.body).toEqual({
		access_token: expect.stringMatching(/^sgw_/),
		token_type: "Bearer",
		expires_in: 43_200,
	});
	expect((await house.bearer(String(taken.body.access_token))).body).toMatchObject({
		name: "segward on ada-laptop",
		roles: ["marketer"],
	});
	expect(house.entries.at(-2)).toMatchObject({ action: "device:take-token", actor: "Ada Lovelace", outcome: "done" });
	later(5 * SECOND_MS);
	expect((await poll(deviceCode)).body).toMatchObject({ code: "device-code-expired" });
	expect((await decide(userCode, true)).body).toMatchObject({ code: "not-found" });
});

test("only one of many polls at the same time gets the token", async () => {
	const { deviceCode, userCode } = await start();
	await decide(userCode, true);
	later(5 * SECOND_MS);
	const answers = await Promise.all(Array.from({ length: 6 }, () => poll(deviceCode)));
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test("a device waits, slows down when it is told to, and learns that it was refused", async () => {
	const { deviceCode, userCode } = await start();
	later(5 * SECOND_MS);
	expect((await poll(deviceCode)).body).toMatchObject({ code: "authorization-pending", status: 400 });
	expect((await poll(deviceCode)).body).toMatchObject({ code: "slow-down" });
	later(9 * SECOND_MS);
	expect((await poll(deviceCode)).body).toMatchObject({ code: "slow-down" });
	await decide(userCode, false);
	later(15 * SECOND_MS);
	expect((await poll(deviceCode)).body).toMatchObject({ code: "device-denied" });
});

test("codes end after ten minutes", async () => {
	const { deviceCode, userCode } = await start();
	later(10 * MINUTE_MS);
	expect((await poll(deviceCode)).body).toMatchObject({ code: "device-code-expired" });
	expect((await decide(userCode, true)).body).toMatchObject({ code: "not-found" });
});

describe("a code", () => {
	test("that is guessed soon has to wait", async () => {
		const statuses: number[] = [];
		for (let guess = 0; guess < 12; guess++) {
			statuses.push((await ada.send("POST", "/device", { code: "BCDF-GHJK" })).status);
		}
		expect(statuses.slice(0, 10)).toEqual(Array(10).fill(404));
		expect(statuses.slice(10)).toEqual([429, 429]);
	});

	test("of a person opens nothing as the code of a device, and the other way round", async () => {
		const { deviceCode, userCode } = await start();
		expect((await poll(userCode)).body).toMatchObject({ code: "device-code-expired" });
		expect((await ada.send("POST", "/device", { code: deviceCode })).status).toBe(400);
	});
});

describe("a decision", () => {
	test("gives no role that the person has not", async () => {
		const { userCode } = await start();
		expect((await decide(userCode, true, ["viewer"])).body).toMatchObject({ code: "action-forbidden" });
		expect((await decide(userCode, true, [])).body).toMatchObject({ code: "action-forbidden" });
	});

	test("needs a person with a fresh second factor, on the product's own page", async () => {
		const { userCode } = await start();
		const body = { code: userCode, allow: true, roles: ["marketer"] };
		expect((await house.browser().send("POST", "/device/decision", body)).status).toBe(401);
		expect((await ada.send("POST", "/device/decision", body, { "sec-fetch-site": "cross-site" })).body).toMatchObject({
			code: "origin-refused",
		});
		later(6 * MINUTE_MS);
		const late = await start();
		later(9.5 * MINUTE_MS);
		expect((await decide(late.userCode, true)).body).toMatchObject({ code: "second-factor-stale" });
	});
});

test("beginnings from one address are bounded", async () => {
	const statuses: number[] = [];
	for (let attempt = 0; attempt < 32; attempt++) {
		statuses.push((await house.browser().send("POST", "/device/authorization", { device: "x" })).status);
	}
	expect(statuses.slice(0, 30)).toEqual(Array(30).fill(200));
	expect(statuses.slice(30)).toEqual([429, 429]);
});
