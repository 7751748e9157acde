import type { StoredAuditEntry } from "../../core/audit/entry.ts";
import { ACT_WORDS } from "./act-words.ts";

export type LoggedAct = Pick<StoredAuditEntry, "actor" | "action" | "resource" | "outcome">;

/** A line of the access log as a sentence in parts, so that the thing can be a link. */
export interface ActSentence {
	actor: string;
	/** `previewed`, `was not permitted to preview`, `failed to preview`. */
	verb: string;
	thing: string;
	/** Place of the thing in the web app, where it has one. */
	link?: string;
}

export function actSentence({ actor, action, resource, outcome }: LoggedAct): ActSentence {
	const [todo, did, object] = ACT_WORDS[action] ?? ["do", "did", action];
	const link = linkOf(resource);
	return { actor, verb: verbOf(outcome, todo, did), thing: thingOf(object, resource), ...(link ? { link } : {}) };
}

/** `Preview size and masked sample of a segment`: what a role may do. */
export function actAbility(action: string): string {
	const [todo, , object] = ACT_WORDS[action] ?? ["", "", action];
	const words = `${todo} ${object.replace(/[{}]/g, "")}`.trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function verbOf(outcome: LoggedAct["outcome"], todo: string, did: string): string {
	if (outcome === "done") return did;
	if (outcome === "refused") return `was not permitted to ${todo}`;
	return outcome === "started" ? `began to ${todo}` : `failed to ${todo}`;
}

const SHORT_ID = 8;

function thingOf(object: string, resource: string): string {
	const [kind = "", id = "*"] = split(resource);
	if (id === "*" || id === "") return object.replace(/[{}]/g, "");
	const name = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id) ? id.slice(0, SHORT_ID) : id;
	return object.replace(/\{.*\}/, `${kind} ${name}`);
}

function linkOf(resource: string): string | undefined {
	const [kind, id = "*"] = split(resource);
	if (id === "*" || id === "") return undefined;
	if (kind === "segment" && /^[a-z0-9][a-z0-9._-]*$/.test(id)) return `/segments/${id}`;
	if (kind === "import") return `/imports/${encodeURIComponent(id)}`;
	return undefined;
}

/** The kind, and everything after the first stroke. */
function split(resource: string): [string | undefined, string | undefined] {
	const at = resource.indexOf("/");
	return at < 0 ? [resource, undefined] : [resource.slice(0, at), resource.slice(at + 1)];
}
