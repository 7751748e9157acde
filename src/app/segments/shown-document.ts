import { concealIdentifiers } from "../../core/segments/conceal-identifiers.ts";
import { EXTERNAL_ID } from "../../core/segments/planning/rule-context.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";

/** How documents are shown to this caller: identifiers in rules only to those who may look people up. */
export async function documentShower(
	{ store, policies }: Pick<Services, "store" | "policies">,
	{ principal, workspaceId }: Pick<Call, "principal" | "workspaceId">,
): Promise<<T>(document: T) => T> {
	const wanted = { principal, action: "segment:lookup", resourceKind: "Segment", resourceId: "*" };
	if (policies.decide(wanted).allowed) return (document) => document;
	const fields = await store.fields.list(workspaceId);
	const names = fields.flatMap(({ kind, name }) => (kind === "identifier" ? [name] : []));
	const identifiers = new Set([EXTERNAL_ID, ...names]);
	return (document) => concealIdentifiers(document, identifiers);
}
