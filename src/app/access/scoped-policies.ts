import type { PolicyBook } from "../../ports/policy-book.ts";
import type { PolicyEngine } from "../../ports/policy-engine.ts";

/** By this name a refusal tells that the token is narrowed. */
export const TOKEN_SCOPE = "token-scope";

/** Decides as these policies do, but for tokens that are narrowed: they may nothing outside of their scopes. */
export function scopedPolicies(book: Pick<PolicyBook, "actions" | "decide">): PolicyEngine {
	let groups: ReadonlyMap<string, readonly string[]> | undefined;
	const groupsOf = (action: string): readonly string[] => {
		groups ??= new Map(book.actions.map(({ id, groups: of }) => [id, of]));
		return groups.get(action) ?? [];
	};
	return {
		decide(request) {
			const { scopes } = request.principal;
			if (scopes !== undefined) {
				const named = [request.action, ...groupsOf(request.action)];
				if (!named.some((one) => scopes.includes(one))) return { allowed: false, policies: [TOKEN_SCOPE] };
			}
			return book.decide(request);
		},
	};
}
