import { describe, expect, test } from "vitest";
import type { Transport, TransportResponse } from "../../contract/wire.ts";
import { answerStepUp, steppingUp } from "./step-up.ts";

const request = { method: "POST", path: "/api/v1/account/recovery-codes", headers: {} } as const;
const stale: TransportResponse = { status: 403, headers: {}, body: '{"code":"second-factor-stale"}' };
const done: TransportResponse = { status: 200, headers: {}, body: "{}" };

function answering(...answers: TransportResponse[]) {
	let sent = 0;
	const send: Transport = async () => answers[sent++] ?? done;
	return { send: steppingUp(send), sent: () => sent };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("a request that needs a fresh second factor", () => {
	test("is sent once more when the person has proved it", async () => {
		const { send, sent } = answering(stale, done);
		const answer = send(request);
		await settled();
		expect(sent()).toBe(1);
		answerStepUp(true);
		expect(await answer).toBe(done);
		expect(sent()).toBe(2);
	});

	test("stays refused when the person gives up", async () => {
		const { send, sent } = answering(stale, done);
		const answer = send(request);
		await settled();
		answerStepUp(false);
		expect(await answer).toBe(stale);
		expect(sent()).toBe(1);
	});

	test("waits together with all others", async () => {
		const [one, other] = [answering(stale, done), answering(stale, done)];
		const answers = Promise.all([one.send(request), other.send(request)]);
		await settled();
		answerStepUp(true);
		expect(await answers).toEqual([done, done]);
	});
});

test("every other refusal is its caller's", async () => {
	const refused = { status: 403, headers: {}, body: '{"code":"action-forbidden"}' };
	expect(await answering(refused).send(request)).toBe(refused);
	const proxy = { status: 403, headers: {}, body: "<html>" };
	expect(await answering(proxy).send(request)).toBe(proxy);
});
