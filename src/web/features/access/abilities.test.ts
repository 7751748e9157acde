import { expect, test } from "vitest";
import { ROUTE_IDS, routeOf } from "../../../contract/routes.ts";
import { abilities } from "./abilities.ts";

test("every guarded act is in exactly one list of one area", () => {
	const guarded = new Set(ROUTE_IDS.map(routeOf).flatMap(({ open, action }) => (open ? [] : [action])));
	const told = abilities(["token:list"]).flatMap(({ may, mayNot }) => [...may, ...mayNot]);
	expect(told).toHaveLength(guarded.size);
});

test("what is permitted stands apart from what is not", () => {
	const access = abilities(["token:list"]).find(({ area }) => area === "access");
	expect(access?.may).toEqual(["List the own tokens"]);
	expect(access?.mayNot).toContain("Create a token");
});
