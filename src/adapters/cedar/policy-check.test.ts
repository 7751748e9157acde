import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkPolicy } from "./policy-check.ts";
import { readPolicies } from "./policy-files.ts";

const { schema } = readPolicies(join(import.meta.dirname, "../../../policies"));
const check = (text: string) => checkPolicy(schema, text);
const errors = (text: string) => check(text).findings.filter(({ severity }) => severity === "error");

describe("a mistake in a policy is told with its place", () => {
	test("where the text cannot be read", () => {
		const text = "permit (\n\tprincipal,\n\taction,\n\tresource\n) whn { true };";
		expect(check(text).shape).toBeUndefined();
		expect(errors(text)).toEqual([expect.objectContaining({ line: 5, column: 3, severity: "error" })]);
	});

	test("where it names an action that does not exist, with what was probably meant", () => {
		const text = 'forbid (\n\tprincipal,\n\taction == Segward::Action::"segment:previw",\n\tresource\n);';
		expect(errors(text)).toEqual([
			{
				message: 'unrecognized action `Segward::Action::"segment:previw"`',
				hint: "Did you mean segment:preview?",
				line: 3,
				column: 12,
				severity: "error",
			},
		]);
	});

	test("counted in characters, whatever alphabet stands before it", () => {
		const text = '// 職場の時間 🕘\nforbid (principal, action == Segward::Action::"é", resource);';
		expect(errors(text)).toEqual([expect.objectContaining({ line: 2, column: 30 })]);
	});

	test("once, however many actions it concerns", () => {
		const text = 'forbid (principal, action, resource) unless { context.from.isInRange(ip("10.0.0.0/8")) };';
		expect(errors(text)).toHaveLength(1);
		expect(errors(text)[0]?.hint).toContain("context has from");
	});

	test.each([
		["several policies", "forbid (principal, action, resource); permit (principal, action, resource);"],
		["a template", "forbid (principal == ?principal, action, resource);"],
		["nothing", ""],
		["only a comment", "// forbid (principal, action, resource);"],
		["a type that does not fit", "forbid (principal, action, resource) when { context.hour > true };"],
	])("%s", (_, text) => {
		expect(errors(text)).not.toEqual([]);
	});
});

describe("the head of a policy", () => {
	const action = 'action in Segward::Action::"analyse"';
	test.each([
		['principal in Segward::Role::"a"', { kind: "role", id: "a" }],
		['principal is Segward::Person in Segward::Team::"t"', { kind: "team", id: "t" }],
		['principal == Segward::Person::"ada"', { kind: "person", id: "ada" }],
		["principal", undefined],
		["principal is Segward::Person", undefined],
		["principal is Segward::Operator", undefined],
		['principal == Segward::ApiToken::"tok"', undefined],
	])("%s", (principal, named) => {
		expect(check(`permit (${principal}, ${action}, resource);`).shape).toEqual({
			effect: "permit",
			...(named === undefined ? {} : { principal: named }),
			actions: ["analyse"],
		});
	});

	test("that leaves the action open is known as such", () => {
		expect(check("forbid (principal, action, resource);").shape).toEqual({ effect: "forbid" });
	});
});
