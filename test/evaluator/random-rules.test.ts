import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { buildPlan } from "../../src/core/segments/build-plan.ts";
import { checkRule } from "../../src/core/segments/check-rule.ts";
import { parseSegmentDocument } from "../../src/core/segments/parse-document.ts";
import { isError } from "../../src/core/segments/rule-issue.ts";
import { arbitrarySegment } from "./arbitrary-rule.ts";
import { arbitraryWorld } from "./arbitrary-world.ts";
import { evaluateSegment } from "./evaluate.ts";
import { planContext, ruleContext } from "./plan-world.ts";

const RUNS = { numRuns: 60 };
const scene = arbitraryWorld({ customers: 8, events: 20 }).chain((world) =>
	fc.array(arbitrarySegment(world), { minLength: 5, maxLength: 5 }).map((segments) => ({ world, segments })),
);

function document(spec: object) {
	return {
		apiVersion: "segward/v1",
		kind: "Segment",
		metadata: { name: "random", owner: "crm@example.com" },
		spec: { title: "Random", purpose: "test", ...spec },
	};
}

describe("random rules", () => {
	test("survive the way through YAML and the schema unchanged", () => {
		fc.assert(
			fc.property(scene, ({ segments }) => {
				for (const segment of segments) {
					const written = document(JSON.parse(JSON.stringify(segment)));
					expect(parseSegmentDocument(parse(stringify(written)))).toEqual(written);
				}
			}),
			RUNS,
		);
	});

	test("pass the checker, and what passes it can be planned, twice the same", () => {
		fc.assert(
			fc.property(scene, ({ world, segments }) => {
				for (const segment of segments) {
					expect(checkRule(segment, ruleContext(world)).filter(isError)).toEqual([]);
					const plan = buildPlan(segment, planContext(world));
					expect(JSON.stringify(buildPlan(structuredClone(segment), planContext(world)))).toBe(JSON.stringify(plan));
				}
			}),
			RUNS,
		);
	});

	test("divide customers into those inside and those outside", () => {
		fc.assert(
			fc.property(scene, ({ world, segments }) => {
				for (const { rule, timeZone } of segments) {
					const inside = evaluateSegment({ rule, timeZone }, world);
					const outside = evaluateSegment({ rule: { not: rule }, timeZone }, world);
					expect(inside.size + outside.size).toBe(world.customers.length);
					expect([...inside].some((key) => outside.has(key))).toBe(false);
				}
			}),
			RUNS,
		);
	});
});
