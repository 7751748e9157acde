import { policyId } from "../../../core/access/workspace-policy.ts";
import type { PolicyText } from "../../../ports/policy-book.ts";
import type { PolicyVersion } from "../../../ports/workspace-policy-store.ts";

/** A policy as those may see it whom it decides about: never its text. */
export interface PolicyWords {
	id: string;
	title: string;
	/** Why it is there. */
	explanation: string;
	effect: "permit" | "forbid";
}

/** A built-in policy explains itself in the comment it begins with. */
export function builtInWords({ id, text }: PolicyText): PolicyWords {
	const title = id.replaceAll("-", " ");
	const comment = text.split("\n").findIndex((line) => !line.startsWith("//"));
	return {
		id,
		title: title.charAt(0).toUpperCase() + title.slice(1),
		explanation: text
			.split("\n")
			.slice(0, comment)
			.map((line) => line.replace(/^\/\/ ?/, ""))
			.join(" "),
		effect: effectOf(text),
	};
}

/** Of the policies in force in a workspace, by id. */
export function wordsOf(
	builtIn: readonly PolicyText[],
	current: readonly Pick<PolicyVersion, "kind" | "name" | "policy">[],
): ReadonlyMap<string, PolicyWords> {
	const own = current.flatMap((one) => {
		if (one.policy === null) return [];
		const { title, description, text } = one.policy;
		return [{ id: policyId(one), title, explanation: description, effect: effectOf(text) }];
	});
	return new Map([...builtIn.map(builtInWords), ...own].map((words) => [words.id, words]));
}

/** Comments and annotations may stand before it. */
function effectOf(text: string): PolicyWords["effect"] {
	const bare = text.replace(/\/\/.*$/gm, "").replace(/@\w+\s*(\("(?:[^"\\]|\\.)*"\))?/g, "");
	return bare.trimStart().startsWith("permit") ? "permit" : "forbid";
}
