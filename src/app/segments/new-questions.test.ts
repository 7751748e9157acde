import { expect, test } from "vitest";
import type { PublishedSize } from "../../core/privacy/sizes/published-size.ts";
import type { Rule } from "../../core/segments/rule/rule.ts";
import { newQuestions } from "./new-questions.ts";

const [EARLIER, BEFORE, LATER] = ["2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z", "2026-01-03T00:00:00.000Z"];
const PLAIN: Rule = { attribute: "plan", equals: "pro" };
const REFERRING: Rule = { all: [{ segment: "others" }, PLAIN] };
const ANSWERED: PublishedSize = { kind: "noisy", value: 100, plusMinus: 20, at: BEFORE };

async function isNew(
	rule: Rule,
	{ writtenAt = EARLIER, version = 1, published = ANSWERED, first = false, asOf = BEFORE },
) {
	const asks = await newQuestions(
		{
			segments: { heads: async () => [{ updatedAt: writtenAt }] },
			traits: { list: async () => [] },
			lists: { list: async () => [] },
		} as never,
		"w",
	);
	const spec = { title: "Asked", purpose: "test", rule };
	const document = {
		apiVersion: "segward/v1",
		kind: "Segment",
		metadata: { name: "asked", owner: "crm" },
		spec,
	} as const;
	const previous = first ? undefined : { segmentVersion: 1, startedAt: BEFORE, asOf, published };
	return asks({ planned: { document }, record: { segmentVersion: version }, previous });
}

test("a refresh of the same rule asks nothing new, whatever was written elsewhere", async () => {
	expect(await isNew(PLAIN, {})).toBe(false);
	expect(await isNew(PLAIN, { writtenAt: LATER })).toBe(false);
	expect(await isNew(REFERRING, {})).toBe(false);
});

test("the first refresh of a rule, or of another one, is a question", async () => {
	expect(await isNew(PLAIN, { first: true })).toBe(true);
	expect(await isNew(PLAIN, { version: 2 })).toBe(true);
});

test("so is the first since something was written that the rule may refer to", async () => {
	expect(await isNew(REFERRING, { writtenAt: LATER })).toBe(true);
	expect(await isNew(REFERRING, { asOf: EARLIER })).toBe(true);
});

test("a question that could not be paid for stays one", async () => {
	expect(await isNew(PLAIN, { published: { kind: "withheld", reason: "budget" } })).toBe(true);
	expect(await isNew(PLAIN, { published: { ...ANSWERED, at: EARLIER } })).toBe(true);
	expect(await isNew(PLAIN, { published: { kind: "withheld", reason: "names-people" } })).toBe(false);
});
