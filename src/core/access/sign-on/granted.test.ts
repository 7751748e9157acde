import { expect, test } from "vitest";
import { grantedTo, regranted, sameAssignments } from "./granted.ts";

const crm = { group: "crm", workspaceId: "main", roles: ["marketer"], teams: ["crm"] };
const data = { group: "data", workspaceId: "main", roles: ["analyst", "marketer"], teams: [] };
const other = { group: "data", workspaceId: "other", roles: ["viewer"], teams: [] };

test("groups add up, workspace by workspace; groups that nobody mapped give nothing", () => {
	expect(grantedTo(["crm", "data", "unmapped"], [crm, data, other])).toEqual([
		{ workspaceId: "main", roles: ["marketer", "analyst"], teams: ["crm"] },
		{ workspaceId: "other", roles: ["viewer"], teams: [] },
	]);
	expect(grantedTo(["CRM"], [crm])).toEqual([]);
});

test("what a provider gave before goes, what others gave stays, and a workspace without anything goes", () => {
	const current = [
		{ workspaceId: "main", roles: ["operator", "marketer"], teams: ["crm", "own"] },
		{ workspaceId: "other", roles: ["viewer"], teams: [] },
	];
	const before = [
		{ workspaceId: "main", roles: ["marketer"], teams: ["crm"] },
		{ workspaceId: "other", roles: ["viewer"], teams: [] },
	];
	expect(regranted(current, before, [])).toEqual([{ workspaceId: "main", roles: ["operator"], teams: ["own"] }]);
	expect(regranted(current, before, [{ workspaceId: "third", roles: ["approver"], teams: [] }])).toEqual([
		{ workspaceId: "main", roles: ["operator"], teams: ["own"] },
		{ workspaceId: "third", roles: ["approver"], teams: [] },
	]);
});

test("the order of roles makes no difference", () => {
	const [left, right] = [
		["a", "b"],
		["b", "a"],
	].map((roles) => [{ workspaceId: "main", roles, teams: [] }]);
	expect(sameAssignments(left ?? [], right ?? [])).toBe(true);
	expect(sameAssignments(left ?? [], [])).toBe(false);
});
