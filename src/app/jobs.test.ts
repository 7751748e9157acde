import { describe, expect, test } from "vitest";
import { createCancellation } from "../core/cancellation.ts";
import { type JobNotice, Jobs } from "./jobs.ts";

const notice = (id: string, workspaceId = "main"): JobNotice => ({
	id,
	workspaceId,
	kind: "refresh",
	title: id,
	startedAt: "2026-06-01T00:00:00.000Z",
	startedBy: "ada",
});

/** Work that goes on until it is let go or its job is cancelled. */
function held() {
	let release: () => void = () => undefined;
	const until = new Promise<void>((resolve) => {
		release = resolve;
	});
	return { until, release };
}

describe("jobs", () => {
	test("are seen with their progress while they run, each in its workspace", async () => {
		const jobs = new Jobs();
		const { until, release } = held();
		const run = jobs.run(notice("refresh-1"), 0, undefined, async (job) => {
			job.progress = 3;
			await until;
			return "done";
		});
		expect(jobs.list("main")).toEqual([{ notice: notice("refresh-1"), progress: 3 }]);
		expect(jobs.list("other")).toEqual([]);
		expect(jobs.cancel("other", "refresh-1")).toBe(false);
		release();
		expect(await run).toBe("done");
		expect(jobs.list("main")).toEqual([]);
		expect(jobs.cancel("main", "refresh-1")).toBe(false);
	});

	test("are told when they are cancelled", async () => {
		const jobs = new Jobs();
		const run = jobs.run(notice("a"), 0, undefined, async ({ signal }) => {
			await new Promise<void>((resolve) => signal.addEventListener("abort", resolve));
			return signal.aborted;
		});
		expect(jobs.cancel("main", "a")).toBe(true);
		expect(await run).toBe(true);
	});

	test("are stopped and waited for when all ends, and none begins afterwards", async () => {
		const jobs = new Jobs();
		const steps: string[] = [];
		const work = jobs.run(notice("a"), 0, undefined, async ({ signal }) => {
			await new Promise<void>((resolve) => signal.addEventListener("abort", resolve));
			steps.push("stopped");
		});
		void jobs.track(work.then(() => void steps.push("recorded")));
		await jobs.close();
		expect(steps).toEqual(["stopped", "recorded"]);
		await expect(jobs.run(notice("b"), 0, undefined, async () => 1)).rejects.toMatchObject({ code: "cancelled" });
	});

	test("of one queue take turns, also after one has failed", async () => {
		const jobs = new Jobs();
		const order: number[] = [];
		const failing = jobs.inTurn("q", async () => {
			order.push(1);
			throw new Error("no");
		});
		const next = jobs.inTurn("q", async () => order.push(2));
		await expect(failing).rejects.toThrow("no");
		await next;
		expect(order).toEqual([1, 2]);
	});

	test("that wait for their turn are cancelled at once, and never begin", async () => {
		const jobs = new Jobs();
		const source = createCancellation();
		const { until, release } = held();
		const first = jobs.inTurn("q", () => until);
		const began: string[] = [];
		const waiting = jobs.inTurn("q", async () => began.push("waiting"), source.signal);
		const last = jobs.inTurn("q", async () => began.push("last"));
		await Promise.resolve();
		source.abort();
		await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
		release();
		await Promise.all([first, last]);
		expect(began).toEqual(["last"]);
	});
});
