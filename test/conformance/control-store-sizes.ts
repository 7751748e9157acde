import { describe, expect, it } from "vitest";
import type { ControlStore } from "../../src/ports/control-store.ts";

const AT = "2026-11-24T10:00:00.000Z";
const LATER = "2026-11-25T10:00:00.000Z";
const BUCKETS = Array.from({ length: 64 }, (_, index) => index);

export function sizeCases(store: () => ControlStore): void {
	const fresh = (value: number) => ({ value, buckets: BUCKETS, sample: [3, 1] });
	const charge = (account: "people" | "person:ada", price: number) => ({
		account,
		price,
		action: "segment:preview",
		questions: 1,
	});

	describe("sizes", () => {
		it("keep answers with what they were measured by, and questions that share one", async () => {
			const { sizes } = store();
			await sizes.record("one", {
				at: AT,
				questions: [
					{ question: "a", answer: fresh(-3) },
					{ question: "b", answer: "a" },
				],
				charges: [],
			});
			await sizes.record("one", { at: LATER, questions: [{ question: "c", answer: 1 }], charges: [] });
			const answer = { no: 1, at: AT, ...fresh(-3) };
			const known = await sizes.known("one", ["a", "b", "c", "d"]);
			expect([...known].sort()).toEqual([
				["a", { answer, shared: false }],
				["b", { answer, shared: true }],
				["c", { answer, shared: true }],
			]);
			expect(await sizes.known("two", ["a"])).toEqual(new Map());
			expect(await sizes.known("one", [])).toEqual(new Map());
		});

		it("never answer a question twice", async () => {
			const { sizes } = store();
			await sizes.record("one", { at: AT, questions: [{ question: "a", answer: fresh(5) }], charges: [] });
			await sizes.record("one", { at: LATER, questions: [{ question: "a", answer: fresh(9) }], charges: [] });
			expect((await sizes.known("one", ["a"])).get("a")?.answer.value).toBe(5);
			expect(await sizes.answersAfter("one", 0, 10)).toHaveLength(1);
		});

		it("know which membership was counted", async () => {
			const { sizes } = store();
			const answer = { ...fresh(5), membership: { segmentNo: 7, refreshNo: 9 } };
			await sizes.record("one", { at: AT, questions: [{ question: "a", answer }], charges: [] });
			expect(await sizes.answersAfter("one", 0, 1)).toEqual([{ no: 1, at: AT, ...answer }]);
		});

		it("give the newest answers after a number, oldest first", async () => {
			const { sizes } = store();
			for (const value of [10, 20, 30, 40]) {
				await sizes.record("one", {
					at: AT,
					questions: [{ question: `q${value}`, answer: fresh(value) }],
					charges: [],
				});
			}
			const values = async (after: number, limit: number) =>
				(await sizes.answersAfter("one", after, limit)).map(({ value }) => value);
			expect(await values(0, 10)).toEqual([10, 20, 30, 40]);
			expect(await values(0, 2)).toEqual([30, 40]);
			expect(await values(3, 10)).toEqual([40]);
		});

		it("charge each account, and tell charges by time", async () => {
			const { sizes } = store();
			await sizes.record("one", { at: AT, questions: [], charges: [charge("people", 7), charge("person:ada", 7)] });
			await sizes.record("one", { at: LATER, questions: [], charges: [charge("people", 5)] });
			expect(await sizes.charges("one", AT, "people")).toEqual([
				{ ...charge("people", 7), at: AT },
				{ ...charge("people", 5), at: LATER },
			]);
			expect(await sizes.charges("one", LATER)).toEqual([{ ...charge("people", 5), at: LATER }]);
			expect(await sizes.charges("two", AT)).toEqual([]);
		});

		it("record all of an entry or nothing of it", async () => {
			const { sizes } = store();
			const questions = [
				{ question: "a", answer: fresh(1) },
				{ question: "b", answer: "unknown" },
			];
			await expect(sizes.record("one", { at: AT, questions, charges: [charge("people", 7)] })).rejects.toThrow();
			expect(await sizes.known("one", ["a"])).toEqual(new Map());
			expect(await sizes.charges("one", AT)).toEqual([]);
		});

		it("forget customers who are erased, and nothing else of an answer", async () => {
			const { sizes } = store();
			const answers = [fresh(5), { ...fresh(6), sample: [1, 9] }, { ...fresh(7), sample: [] }];
			const questions = answers.map((answer, at) => ({ question: `q${at}`, answer }));
			await sizes.record("one", { at: AT, questions, charges: [] });
			await sizes.record("two", { at: AT, questions, charges: [] });
			await sizes.forgetSamples("one", [3, 9, 77]);
			const kept = async (workspace: string) =>
				(await sizes.answersAfter(workspace, 0, 9)).map(({ value, buckets, sample }) => ({ value, buckets, sample }));
			expect(await kept("one")).toEqual([
				{ ...fresh(5), sample: [1] },
				{ ...fresh(6), sample: [1] },
				{ ...fresh(7), sample: [] },
			]);
			expect(await kept("two")).toEqual(answers);
		});

		it("keep vectors as they were published first", async () => {
			const { sizes } = store();
			await sizes.publishVector("one", "v", { values: [1, -2], at: AT });
			await sizes.publishVector("one", "v", { values: [9, 9], at: LATER });
			expect(await sizes.vector("one", "v")).toEqual({ values: [1, -2], at: AT });
			expect(await sizes.vector("two", "v")).toBeUndefined();
		});
	});
}
