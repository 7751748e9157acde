import { expect, test } from "vitest";
import { plainIssue, plainNote } from "./issue-words.ts";
import { draftOf, issuesOf } from "./mapping-draft.ts";

test("what an empty mapping of events lacks is told in the words of the screen", () => {
	const draft = draftOf({
		apiVersion: "segward/v1",
		kind: "Mapping",
		metadata: { name: "m" },
		spec: { imports: "events", columns: [{ column: "a", role: "ignore" }] },
	});
	const { general } = issuesOf(draft, []);
	expect(general).toHaveLength(3);
	for (const message of general) expect(plainIssue(message, "events")).toMatch(/^Choose the .*column/);
});

test("any other problem keeps its words", () => {
	expect(plainIssue("The column is mapped twice.", "customers")).toBe("The column is mapped twice.");
});

test("notes that name a place in the document name the place on the screen instead", () => {
	expect(plainNote("day and month cannot be told apart in the sample: set options.dateOrder")).toBe(
		"day and month cannot be told apart in the sample: choose the order of dates under “How the file is read”",
	);
	expect(plainNote("its values differ")).toBe("its values differ");
});
