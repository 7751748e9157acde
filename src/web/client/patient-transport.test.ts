import { afterEach, expect, test, vi } from "vitest";
import type { TransportRequest } from "../../contract/wire.ts";
import { patientTransport } from "./patient-transport.ts";
import { sessionHolds, sessionLeft } from "./session-over.ts";

const answer = (status: number) => ({ status, headers: {}, body: "" });
const request = (path: string, signal?: AbortSignal): TransportRequest => ({
	method: "PUT",
	path,
	headers: {},
	signal,
});
const SEGMENT = "/api/v1/segments/readers";

afterEach(sessionLeft);

test("a request that meets an ended session waits for the sign-in and is sent once more", async () => {
	sessionHolds();
	const send = vi.fn().mockResolvedValueOnce(answer(401)).mockResolvedValueOnce(answer(200));
	const done = vi.fn();
	const sent = patientTransport(send)(request(SEGMENT)).then(done);
	await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(1));
	expect(done).not.toHaveBeenCalled();
	sessionHolds();
	await sent;
	expect(done).toHaveBeenCalledWith(answer(200));
	expect(send).toHaveBeenCalledTimes(2);
});

test("a second refusal is the answer", async () => {
	sessionHolds();
	const sent = patientTransport(async () => answer(401))(request(SEGMENT));
	await Promise.resolve();
	sessionHolds();
	expect(await sent).toEqual(answer(401));
});

test("a request that is no longer wanted does not wait", async () => {
	sessionHolds();
	const controller = new AbortController();
	const sent = patientTransport(async () => answer(401))(request(SEGMENT, controller.signal));
	await Promise.resolve();
	controller.abort();
	await expect(sent).rejects.toMatchObject({ code: "cancelled" });
});

test("when somebody else comes or the page is left, what waits fails and is never sent", async () => {
	sessionHolds();
	const send = vi.fn(async () => answer(401));
	const sent = patientTransport(send)(request(SEGMENT));
	await Promise.resolve();
	sessionLeft();
	await expect(sent).rejects.toMatchObject({ code: "session-ended" });
	expect(send).toHaveBeenCalledTimes(1);
});

test("whether one is signed in is answered at once, and so is everything before anybody was let in", async () => {
	const send = patientTransport(async () => answer(401));
	expect(await send(request(SEGMENT))).toEqual(answer(401));
	sessionHolds();
	expect(await send(request("/api/v1/session"))).toEqual(answer(401));
});
