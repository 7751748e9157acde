import { expect, test } from "vitest";
import { Attention as AttentionSchema } from "../../../contract/stewardship/overview.ts";
import { type Attention, groupAttention } from "./attention-words.ts";

const about = (kind: Attention["kind"]): Attention => ({ kind, title: kind, detail: "", count: 1, link: "/" });

test("nothing that waits is left out of the groups", () => {
	const all = AttentionSchema.shape.kind.options.map(about);
	expect(groupAttention(all).flatMap(({ items }) => items)).toHaveLength(all.length);
});

test("failures come first, empty groups not at all", () => {
	const groups = groupAttention([about("segment-stale"), about("import-failed")]);
	expect(groups.map(({ id }) => id)).toEqual(["failures", "segments"]);
});
