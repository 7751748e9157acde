import type { RequestOf, RouteId } from "../../../../contract/routes.ts";
import type { Policy } from "./policy-path.ts";

/** A role or policy as it is being written. */
export interface Draft {
	kind: "role" | "policy";
	name: string;
	title: string;
	description: string;
	/** Of a role made with the form; undefined where the text itself is written. */
	permits: string[] | undefined;
	text: string;
	/** The version it is made from; 0 for a new one. */
	version: number;
}

/** What is no longer true once a role or policy was changed. */
export const CHANGES_WITH_POLICIES: readonly RouteId[] = [
	"listPolicies",
	"getPolicy",
	"listRoles",
	"showAccessMatrix",
	"explainAccess",
	"showSession",
];

const FIRST_TEXT = `forbid (
	principal,
	action in Segward::Action::"analyse",
	resource
) unless { context.weekday <= 5 };
`;

export function newDraft(kind: Draft["kind"]): Draft {
	const role = kind === "role";
	return {
		kind,
		name: "",
		title: "",
		description: "",
		permits: role ? [] : undefined,
		text: role ? "" : FIRST_TEXT,
		version: 0,
	};
}

export function draftOf({ kind, name, title, description, permits, text, version = 0 }: Policy): Draft {
	return { kind: kind === "role" ? "role" : "policy", name, title, description, permits, text, version };
}

/** The draft as the server takes it; undefined while something that it must have is missing. */
export function proposalOf(draft: Draft): RequestOf<"checkPolicy"> | undefined {
	const { kind, name, permits, text } = draft;
	const title = draft.title.trim();
	const description = draft.description.trim();
	const isEmpty = permits === undefined ? text.trim() === "" : permits.length === 0;
	if (title === "" || isEmpty || !isName(name)) return undefined;
	return {
		kind,
		name,
		title,
		...(description === "" ? {} : { description }),
		...(permits === undefined ? { text } : { permits }),
	};
}

/** Whether it is written as names of roles and policies are. */
export function isName(name: string): boolean {
	return /^[a-z][a-z0-9-]{0,39}$/.test(name);
}

/** `Campaign reader` is proposed to be called `campaign-reader`. */
export function nameFrom(title: string): string {
	return title
		.toLowerCase()
		.normalize("NFD")
		.replaceAll(/\p{M}/gu, "")
		.replaceAll(/[^a-z0-9]+/g, "-")
		.replace(/^[^a-z]+/, "")
		.slice(0, 40)
		.replace(/-+$/, "");
}
