import { expect, test } from "vitest";
import { createCancellation } from "../../core/cancellation.ts";
import { untilReceived } from "./received-content.ts";

async function* twoChunks() {
	yield new Uint8Array([1]);
	yield new Uint8Array([2]);
}

test("hanging up stops the work while content is still to come", async () => {
	const caller = createCancellation();
	const { bytes, signal } = untilReceived(twoChunks(), caller.signal);
	for await (const chunk of bytes) if (chunk[0] === 2) caller.abort();
	expect(signal.aborted).toBe(true);
});

test("hanging up after the last byte stops nothing", async () => {
	const caller = createCancellation();
	const { bytes, signal } = untilReceived(twoChunks(), caller.signal);
	for await (const _ of bytes) expect(signal.aborted).toBe(false);
	caller.abort();
	expect(signal.aborted).toBe(false);
});

test("a caller who is gone already is noticed", () => {
	const caller = createCancellation();
	caller.abort();
	expect(untilReceived(twoChunks(), caller.signal).signal.aborted).toBe(true);
});
