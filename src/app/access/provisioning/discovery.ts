import { RESOURCE_TYPES, SCHEMAS, SERVICE_PROVIDER_CONFIG } from "../../../core/access/scim/discovery.ts";
import type { ScimResource } from "../../../core/access/scim/resource.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { UseCase } from "../../call.ts";
import { pageOf, type ScimList } from "./page-of.ts";

type Definition = ScimResource & { schemas: string[] };
const ALL = { startIndex: 1, count: 100 };

/** What this service can do. */
export function showServiceProviderConfig(): UseCase<unknown, Definition> {
	return async () => SERVICE_PROVIDER_CONFIG as Definition;
}

export function listResourceTypes(): UseCase<unknown, ScimList<Definition>> {
	return () => pageOf(RESOURCE_TYPES, ALL, (one) => one as Definition);
}

export function listSchemas(): UseCase<unknown, ScimList<Definition>> {
	return () => pageOf(SCHEMAS, ALL, (one) => one as Definition);
}

/** @throws SegwardError `not-found`. */
export function showResourceType(): UseCase<{ id: string }, Definition> {
	return async (_call, { id }) => definitionIn(RESOURCE_TYPES, id);
}

/** @throws SegwardError `not-found`. */
export function showSchema(): UseCase<{ id: string }, Definition> {
	return async (_call, { id }) => definitionIn(SCHEMAS, id);
}

function definitionIn(definitions: readonly ScimResource[], id: string): Definition {
	const found = definitions.find((one) => one.id === id);
	if (found === undefined) throw new SegwardError("not-found");
	return found as Definition;
}
