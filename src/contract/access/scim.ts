import { z } from "zod";
import { SCIM_SCHEMAS } from "../../core/access/scim/resource.ts";
import { IdParams, wholeNumber } from "../parts.ts";
import { route } from "../route.ts";

const Meta = z.object({
	resourceType: z.string(),
	created: z.string().optional(),
	lastModified: z.string().optional(),
	location: z.string(),
});
const Schemas = z.array(z.string());
const Anything = z.record(z.string(), z.unknown());

/** What a client sends: a resource or a patch, with whatever extensions it knows. */
const Sent = z.object({ resource: Anything });

/** Nothing is required but what is ours to say, for a client may ask for a part. */
const ScimUser = z.object({
	schemas: Schemas,
	id: z.string(),
	externalId: z.unknown().optional(),
	userName: z.unknown().optional(),
	name: z.unknown().optional(),
	displayName: z.unknown().optional(),
	nickName: z.unknown().optional(),
	profileUrl: z.unknown().optional(),
	title: z.unknown().optional(),
	userType: z.unknown().optional(),
	preferredLanguage: z.unknown().optional(),
	locale: z.unknown().optional(),
	timezone: z.unknown().optional(),
	active: z.unknown().optional(),
	emails: z.unknown().optional(),
	phoneNumbers: z.unknown().optional(),
	addresses: z.unknown().optional(),
	roles: z.unknown().optional(),
	entitlements: z.unknown().optional(),
	groups: z.unknown().optional(),
	[SCIM_SCHEMAS.enterpriseUser]: z.unknown().optional(),
	meta: Meta.optional(),
});

const ScimGroup = z.object({
	schemas: Schemas,
	id: z.string(),
	externalId: z.unknown().optional(),
	displayName: z.unknown().optional(),
	members: z.unknown().optional(),
	meta: Meta.optional(),
});

function listOf<T extends z.ZodType>(item: T) {
	return z.object({
		schemas: Schemas,
		totalResults: z.int(),
		startIndex: z.int(),
		itemsPerPage: z.int(),
		Resources: z.array(item),
	});
}

/** Definitions of this protocol, as the RFC shapes them. */
const Definition = z.object({
	schemas: Schemas,
	id: z.string().optional(),
	name: z.string().optional(),
	description: z.string().optional(),
	endpoint: z.string().optional(),
	schema: z.string().optional(),
	schemaExtensions: z.unknown().optional(),
	attributes: z.unknown().optional(),
	patch: z.unknown().optional(),
	bulk: z.unknown().optional(),
	filter: z.unknown().optional(),
	changePassword: z.unknown().optional(),
	sort: z.unknown().optional(),
	etag: z.unknown().optional(),
	authenticationSchemes: z.unknown().optional(),
	meta: Meta.optional(),
});

const Projection = z.object({
	attributes: z.string().max(2000).optional(),
	excludedAttributes: z.string().max(2000).optional(),
});
const ListQuery = Projection.extend({
	filter: z.string().max(1000).optional(),
	/** From 1; what is less counts as 1. */
	startIndex: wholeNumber(-1_000_000, 1_000_000_000).default(1),
	count: wholeNumber(-1_000_000, 1_000_000_000).default(100),
});

const scim = { area: "access", protocol: "scim" } as const;
const users = { ...scim, resourceKind: "ProvisionedUser" } as const;
const groups = { ...scim, resourceKind: "ProvisionedGroup" } as const;
const config = { ...scim, resourceKind: "Installation", method: "GET", mutates: false, success: 200 } as const;
const one = { resourceParam: "id", params: IdParams } as const;
const SchemaParams = z.object({ id: z.string().max(200) });

/** SCIM 2.0 (RFC 7643, 7644): a directory creates, changes and deactivates accounts, with a provisioning token. */
export const scimRoutes = {
	scimServiceProviderConfig: route({
		...config,
		path: "/ServiceProviderConfig",
		summary: "Show which parts of SCIM this service knows",
		action: "scim:config",
		response: Definition,
	}),
	scimListResourceTypes: route({
		...config,
		path: "/ResourceTypes",
		summary: "List the kinds of resources",
		action: "scim:resource-types",
		response: listOf(Definition),
	}),
	scimResourceType: route({
		...config,
		path: "/ResourceTypes/:id",
		summary: "Show one kind of resource",
		action: "scim:resource-type",
		params: SchemaParams,
		response: Definition,
	}),
	scimListSchemas: route({
		...config,
		path: "/Schemas",
		summary: "List the schemas of resources",
		action: "scim:schemas",
		response: listOf(Definition),
	}),
	scimSchema: route({
		...config,
		path: "/Schemas/:id",
		summary: "Show one schema",
		action: "scim:schema",
		params: SchemaParams,
		response: Definition,
	}),
	scimListUsers: route({
		...users,
		method: "GET",
		path: "/Users",
		summary: "List the users that this directory provisioned",
		action: "scim:list-users",
		query: ListQuery,
		response: listOf(ScimUser),
		mutates: false,
		success: 200,
	}),
	scimCreateUser: route({
		...users,
		method: "POST",
		path: "/Users",
		summary: "Provision a user",
		action: "scim:create-user",
		body: Sent,
		response: ScimUser,
		mutates: true,
		success: 201,
		example: { resource: { schemas: [SCIM_SCHEMAS.user], userName: "ada@example.com", active: true } },
	}),
	scimReadUser: route({
		...users,
		...one,
		method: "GET",
		path: "/Users/:id",
		summary: "Show a user",
		action: "scim:read-user",
		query: Projection,
		response: ScimUser,
		mutates: false,
		success: 200,
	}),
	scimReplaceUser: route({
		...users,
		...one,
		method: "PUT",
		path: "/Users/:id",
		summary: "Replace a user",
		action: "scim:replace-user",
		body: Sent,
		response: ScimUser,
		mutates: true,
		success: 200,
	}),
	scimPatchUser: route({
		...users,
		...one,
		method: "PATCH",
		path: "/Users/:id",
		summary: "Change a user; without active it ends sessions and tokens",
		action: "scim:patch-user",
		body: Sent,
		response: ScimUser,
		mutates: true,
		success: 200,
		example: {
			resource: { schemas: [SCIM_SCHEMAS.patch], Operations: [{ op: "replace", path: "active", value: false }] },
		},
	}),
	scimRemoveUser: route({
		...users,
		...one,
		method: "DELETE",
		path: "/Users/:id",
		summary: "Deactivate a user and forget that the directory provisioned it",
		action: "scim:remove-user",
		response: z.object({}),
		mutates: true,
		success: 204,
	}),
	scimListGroups: route({
		...groups,
		method: "GET",
		path: "/Groups",
		summary: "List the groups that this directory provisioned",
		action: "scim:list-groups",
		query: ListQuery,
		response: listOf(ScimGroup),
		mutates: false,
		success: 200,
	}),
	scimCreateGroup: route({
		...groups,
		method: "POST",
		path: "/Groups",
		summary: "Provision a group; its members get what the mapping gives it",
		action: "scim:create-group",
		body: Sent,
		response: ScimGroup,
		mutates: true,
		success: 201,
		example: { resource: { schemas: [SCIM_SCHEMAS.group], displayName: "crm-team", members: [] } },
	}),
	scimReadGroup: route({
		...groups,
		...one,
		method: "GET",
		path: "/Groups/:id",
		summary: "Show a group",
		action: "scim:read-group",
		query: Projection,
		response: ScimGroup,
		mutates: false,
		success: 200,
	}),
	scimReplaceGroup: route({
		...groups,
		...one,
		method: "PUT",
		path: "/Groups/:id",
		summary: "Replace a group",
		action: "scim:replace-group",
		body: Sent,
		response: ScimGroup,
		mutates: true,
		success: 200,
	}),
	scimPatchGroup: route({
		...groups,
		...one,
		method: "PATCH",
		path: "/Groups/:id",
		summary: "Change a group or its members",
		action: "scim:patch-group",
		body: Sent,
		response: ScimGroup,
		mutates: true,
		success: 200,
	}),
	scimRemoveGroup: route({
		...groups,
		...one,
		method: "DELETE",
		path: "/Groups/:id",
		summary: "Remove a group; its members lose what it gave",
		action: "scim:remove-group",
		response: z.object({}),
		mutates: true,
		success: 204,
	}),
};
