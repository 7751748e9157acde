import { keyOf, type ScimResource } from "./resource.ts";

export interface ProjectionRequest {
	/** Names of attributes, with commas between. */
	attributes?: string;
	excludedAttributes?: string;
}

const ALWAYS: readonly string[] = ["schemas", "id"];

/** Only the attributes asked for (RFC 7644 §3.4.2.5), as far as whole attributes go. */
export function projected(resource: ScimResource, request: ProjectionRequest): ScimResource {
	const [wanted, unwanted] = [namesIn(request.attributes), namesIn(request.excludedAttributes)];
	if (wanted.length === 0 && unwanted.length === 0) return resource;
	const keys = wanted.length > 0 ? wanted.map((name) => keyOf(resource, name)) : Object.keys(resource);
	const excluded = unwanted.map((name) => keyOf(resource, name));
	const chosen = [...ALWAYS, ...keys.filter((key) => !excluded.includes(key))];
	return Object.fromEntries(Object.entries(resource).filter(([key]) => chosen.includes(key)));
}

function namesIn(list = ""): string[] {
	return list
		.split(",")
		.map(
			(name) =>
				name
					.trim()
					.replace(/^urn:[^ ]*:(?=[A-Za-z]+$)/, "")
					.split(".", 1)[0] ?? "",
		)
		.filter((name) => name !== "");
}
