/** A SCIM resource as JSON carries it. */
export type ScimResource = Record<string, unknown>;

export const SCIM_SCHEMAS = {
	user: "urn:ietf:params:scim:schemas:core:2.0:User",
	enterpriseUser: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
	group: "urn:ietf:params:scim:schemas:core:2.0:Group",
	list: "urn:ietf:params:scim:api:messages:2.0:ListResponse",
	patch: "urn:ietf:params:scim:api:messages:2.0:PatchOp",
	serviceProviderConfig: "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig",
	resourceType: "urn:ietf:params:scim:schemas:core:2.0:ResourceType",
	schema: "urn:ietf:params:scim:schemas:core:2.0:Schema",
} as const;

const ATTRIBUTE = /^[A-Za-z$][A-Za-z0-9_$-]{0,99}$/;
const SCHEMA = /^urn:[A-Za-z0-9.:_-]{1,200}$/;

export function isObject(value: unknown): value is ScimResource {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a key may stand in a resource: an attribute's name, or the URN of an extension. */
export function isAttributeName(key: string): boolean {
	return ATTRIBUTE.test(key) || SCHEMA.test(key);
}

/** The key under which a resource has this attribute; names differ by capitals only in what clients write. */
export function keyOf(resource: ScimResource, name: string): string {
	return Object.keys(resource).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
}

/** The text of an attribute; undefined where it has none. */
export function textOf(value: unknown): string | undefined {
	return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
