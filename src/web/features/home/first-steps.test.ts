import { expect, test } from "vitest";
import type { ResultOf } from "../../../contract/routes.ts";
import { isEmpty } from "./emptiness.ts";
import { firstSteps, stepsDone, unconfirmedFields } from "./first-steps.ts";

const SOME = { kind: "exact", value: 4298 } as const;

const overview: ResultOf<"overview"> = {
	attention: [{ kind: "field-unconfirmed", title: "", detail: "", count: 3, link: "/catalogue" }],
	totals: { customers: SOME, events: SOME, segments: 2, fields: 12, dataVersion: 2 },
	largest: [],
	activity: [],
};

test("data that is there is a step done; fields that wait are not", () => {
	expect(firstSteps(overview, 0, false)).toEqual({ training: false, data: true, catalogue: false, segment: false });
	expect(unconfirmedFields(overview)).toBe(3);
});

test("all are done once labels are confirmed and a segment is one's own", () => {
	expect(stepsDone(firstSteps({ ...overview, attention: [] }, 1, true))).toBe(4);
});

test("nothing is done in an empty installation", () => {
	const empty = { ...overview, attention: [], totals: { ...overview.totals, segments: 0, fields: 0, dataVersion: 0 } };
	expect(isEmpty(empty)).toBe(true);
	expect(stepsDone(firstSteps(empty, 0, false))).toBe(0);
});
