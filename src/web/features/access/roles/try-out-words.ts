import type { ResultOf } from "../../../../contract/routes.ts";

export type TryOutResult = ResultOf<"tryPolicies">;

/** `Of 12 people, tokens and roles, 2 would gain something and 1 would lose something.` */
export function tryOutSentence({ principals, changes }: Pick<TryOutResult, "principals" | "changes">): string {
	if (changes.length === 0) return `Nothing would change for any of ${principals} people, tokens and roles.`;
	const gaining = changes.filter(({ gains }) => gains.length > 0).length;
	const losing = changes.filter(({ loses }) => loses.length > 0).length;
	const parts = [
		gaining > 0 ? `${gaining} would gain something` : "",
		losing > 0 ? `${losing} would lose something` : "",
	].filter(Boolean);
	return `Of ${principals} people, tokens and roles, ${parts.join(" and ")}.`;
}
