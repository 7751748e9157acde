import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import type { PolicyText } from "../../ports/policy-book.ts";

export interface PolicySets {
	/** Of the built-in policies alone. */
	readonly name: string;
	/** The set in force in a workspace. */
	adopted(workspaceId: string): string;
	adopt(workspaceId: string, policies: readonly PolicyText[]): void;
	propose(policies: readonly PolicyText[]): { set: string; close(): void };
}

let engines = 0;

/**
 * Parsed sets of policies, each the built-in ones and some more. They live in the WebAssembly instance under a name, and a set
 * that is parsed anew under its name replaces the old one whole.
 */
export function policySets(builtIn: readonly PolicyText[]): PolicySets {
	engines += 1;
	const name = `segward-${engines}`;
	const adopted = new Set<string>();
	const free: string[] = [];
	let proposals = 0;
	const parse = (set: string, more: readonly PolicyText[]) => {
		const staticPolicies = Object.fromEntries([...builtIn, ...more].map(({ id, text }) => [id, text]));
		const answer = cedar.preparsePolicySet(set, { staticPolicies });
		if (answer.type === "failure") {
			throw new Error(`The Cedar policies cannot be used: ${answer.errors.map(({ message }) => message).join("; ")}`);
		}
		return set;
	};
	parse(name, []);
	return {
		name,
		adopted: (workspaceId) => (adopted.has(workspaceId) ? `${name}/${workspaceId}` : name),
		adopt(workspaceId, policies) {
			parse(`${name}/${workspaceId}`, policies);
			adopted.add(workspaceId);
		},
		propose(policies) {
			const set = free.pop() ?? `${name}?${++proposals}`;
			parse(set, policies);
			const close = () => {
				// Nothing is ever taken out of the instance: what is left under the name is small, and used again.
				cedar.preparsePolicySet(set, { staticPolicies: {} });
				free.push(set);
			};
			return { set, close };
		},
	};
}
