import type { PolicyAction } from "../../../ports/policy-book.ts";

export interface ActionGroup {
	name: string;
	actions: string[];
}

/** The groups of the schema with their actions, in the order in which they first occur. */
export function actionGroups(actions: readonly PolicyAction[]): ActionGroup[] {
	const groups = new Map<string, string[]>();
	for (const { id, groups: names } of actions) {
		for (const name of names) groups.set(name, [...(groups.get(name) ?? []), id]);
	}
	return [...groups].map(([name, members]) => ({ name, actions: members }));
}
