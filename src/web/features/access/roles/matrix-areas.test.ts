import { expect, test } from "vitest";
import { matrixAreas } from "./matrix-areas.ts";

const row = (area: string, action: string, roles: string[]) => ({
	method: "GET",
	path: "/any",
	summary: "",
	area,
	action,
	resourceKind: "Any",
	groups: [],
	sensitive: false,
	roles,
});

const rows = [
	row("segments", "segment:list", ["viewer", "marketer"]),
	row("intake", "import:list", ["marketer"]),
	row("segments", "segment:preview", ["marketer"]),
	row("segments", "segment:preview", ["marketer"]),
];

test("acts stand by area, each once, however many routes do it", () => {
	const areas = matrixAreas({ rows }, "");
	expect(areas.map(({ title, acts }) => [title, acts.map(({ action }) => action)])).toEqual([
		["Segments", ["segment:list", "segment:preview"]],
		["Imports", ["import:list"]],
	]);
});

test("the search finds words, areas, actions and the roles that may", () => {
	const found = (search: string) =>
		matrixAreas({ rows }, search).flatMap(({ acts }) => acts.map(({ action }) => action));
	expect(found("masked sample")).toEqual(["segment:preview"]);
	expect(found("IMPORTS")).toEqual(["import:list"]);
	expect(found("segment:p")).toEqual(["segment:preview"]);
	expect(found(" viewer ")).toEqual(["segment:list"]);
	expect(found("no such thing")).toEqual([]);
});
