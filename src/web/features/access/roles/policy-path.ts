import type { ResultOf } from "../../../../contract/routes.ts";

export type Policy = ResultOf<"listPolicies">["items"][number];

/** Where a role or policy is shown. */
export function policyPath({ kind, name }: Pick<Policy, "kind" | "name">): string {
	return `/access/roles/${kind}/${name}`;
}
