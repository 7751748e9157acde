import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import type { PolicyAction } from "../../ports/policy-book.ts";

/** The actions a schema declares, with the groups they belong to; groups themselves are left out. */
export function policyActions(schema: string): PolicyAction[] {
	const answer = cedar.schemaToJson(schema);
	if (answer.type === "failure") throw new Error("The Cedar schema cannot be read.");
	const found = Object.values(answer.json).flatMap(({ actions }) => {
		const groupsOf = (id: string): string[] =>
			(actions[id]?.memberOf ?? []).flatMap((group) => [group.id, ...groupsOf(group.id)]);
		return Object.entries(actions).flatMap(([id, { appliesTo }]) => {
			const [resourceKind] = appliesTo?.resourceTypes ?? [];
			return resourceKind === undefined ? [] : [{ id, groups: [...new Set(groupsOf(id))], resourceKind }];
		});
	});
	return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Ids of the actions a schema declares, groups left out. */
export function actionsOf(schema: string): string[] {
	return policyActions(schema).map(({ id }) => id);
}

export function actionAndGroupNames(schema: string): string[] {
	const answer = cedar.schemaToJson(schema);
	if (answer.type === "failure") throw new Error("The Cedar schema cannot be read.");
	return Object.values(answer.json).flatMap(({ actions }) => Object.keys(actions));
}
