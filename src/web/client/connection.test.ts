import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connectionLost, onConnectionRestored } from "./connection.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test("a lost connection is asked for every two seconds until it is back, then everyone is told once", async () => {
	const restored = vi.fn();
	const stop = onConnectionRestored(restored);
	const fetch = vi
		.fn()
		.mockRejectedValueOnce(new TypeError("no route"))
		.mockResolvedValueOnce({ ok: false })
		.mockResolvedValueOnce({ ok: true });
	vi.stubGlobal("fetch", fetch);
	connectionLost();
	connectionLost();
	await vi.advanceTimersByTimeAsync(4_000);
	expect(fetch).toHaveBeenCalledTimes(2);
	expect(restored).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(fetch).toHaveBeenCalledTimes(3);
	expect(restored).toHaveBeenCalledTimes(1);
	stop();
});
