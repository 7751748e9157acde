import { expect, it } from "vitest";
import { judgeDraft, NEW_RULE } from "./rule-draft.ts";

const draft = (steps: string[], about = "label birth-date") =>
	judgeDraft({ ...NEW_RULE, about, steps }, ["birth-date"]);

it("tells a rule that hides from one that shows more", () => {
	expect(draft(["age-band:10"])).toMatchObject({ weaker: false, rule: { label: "birth-date" } });
	expect(draft(["month"])).toMatchObject({ weaker: true });
	expect(draft(["redact"], "field born")).toMatchObject({ weaker: false, rule: { field: "born" } });
});

it("says what is wrong", () => {
	expect(draft(["redact"], "").problem).toBe("Say what it is for.");
	expect(draft(["redact", "year"]).problem).toContain("year cannot follow redact");
	expect(draft(["last:9"]).rule).toBeUndefined();
});
