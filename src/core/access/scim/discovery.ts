import { SCIM_SCHEMAS, type ScimResource } from "./resource.ts";

export const MOST_RESULTS = 200;

/** What this service can do (RFC 7643 §5). */
export const SERVICE_PROVIDER_CONFIG: ScimResource = {
	schemas: [SCIM_SCHEMAS.serviceProviderConfig],
	patch: { supported: true },
	bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
	filter: { supported: true, maxResults: MOST_RESULTS },
	changePassword: { supported: false },
	sort: { supported: false },
	etag: { supported: false },
	authenticationSchemes: [
		{
			type: "oauthbearertoken",
			name: "Bearer token",
			description: "A provisioning token, made under Access, Sign-on.",
			primary: true,
		},
	],
	meta: { resourceType: "ServiceProviderConfig", location: "/scim/v2/ServiceProviderConfig" },
};

export const RESOURCE_TYPES: readonly ScimResource[] = [
	resourceType("User", "/Users", SCIM_SCHEMAS.user, [{ schema: SCIM_SCHEMAS.enterpriseUser, required: false }]),
	resourceType("Group", "/Groups", SCIM_SCHEMAS.group, []),
];

export const SCHEMAS: readonly ScimResource[] = [
	schema(SCIM_SCHEMAS.user, "User", [
		text("userName", { required: true, uniqueness: "server" }),
		text("externalId", { caseExact: true }),
		complex("name", false, [text("formatted"), text("familyName"), text("givenName")]),
		text("displayName"),
		{ ...text("active"), type: "boolean" },
		complex("emails", true, [text("value"), text("type"), { ...text("primary"), type: "boolean" }]),
		complex("groups", true, [text("value"), text("display")], "readOnly"),
	]),
	schema(SCIM_SCHEMAS.group, "Group", [
		text("displayName", { required: true, uniqueness: "server" }),
		text("externalId", { caseExact: true }),
		complex("members", true, [text("value", { mutability: "immutable" }), text("display")]),
	]),
];

function resourceType(
	name: string,
	endpoint: string,
	schemaId: string,
	schemaExtensions: readonly unknown[],
): ScimResource {
	return {
		schemas: [SCIM_SCHEMAS.resourceType],
		id: name,
		name,
		endpoint,
		schema: schemaId,
		schemaExtensions,
		meta: { resourceType: "ResourceType", location: `/scim/v2/ResourceTypes/${name}` },
	};
}

function schema(id: string, name: string, attributes: readonly ScimResource[]): ScimResource {
	return {
		schemas: [SCIM_SCHEMAS.schema],
		id,
		name,
		attributes,
		meta: { resourceType: "Schema", location: `/scim/v2/Schemas/${id}` },
	};
}

function text(name: string, changes: ScimResource = {}): ScimResource {
	return {
		name,
		type: "string",
		multiValued: false,
		required: false,
		caseExact: false,
		mutability: "readWrite",
		returned: "default",
		uniqueness: "none",
		...changes,
	};
}

function complex(
	name: string,
	multiValued: boolean,
	subAttributes: readonly ScimResource[],
	mutability = "readWrite",
): ScimResource {
	return { ...text(name), type: "complex", multiValued, mutability, subAttributes };
}
