import { z } from "zod";
import { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { allOf, NameParams } from "../parts.ts";
import { route } from "../route.ts";

const ListView = z.object({
	name: z.string(),
	description: z.string(),
	size: ProtectedSize,
	createdAt: z.iso.datetime(),
});

const oneList = { area: "segments", resourceKind: "List", resourceParam: "name", params: NameParams } as const;

export const listRoutes = {
	listLists: route({
		area: "segments",
		resourceKind: "List",
		method: "GET",
		path: "/lists",
		summary: "List uploaded lists of customers",
		action: "list:list",
		response: allOf(ListView),
		mutates: false,
		success: 200,
	}),
	uploadList: route({
		...oneList,
		method: "PUT",
		path: "/lists/:name",
		summary: "Upload a list of identifiers, one a line",
		description:
			"Identifiers become blind indexes on arrival and are not kept. An existing list of this name is replaced.",
		action: "list:upload",
		query: z.object({
			/** `externalId`, or the name of an identifier field such as `email`. */
			field: z.string().min(1).max(64).default("externalId"),
			description: z.string().max(500).default(""),
		}),
		streams: true,
		response: z.object({
			name: z.string(),
			lines: z.int().nonnegative(),
			matched: ProtectedSize,
			/** Absent where `matched` is below the threshold, for the two add up to the lines. */
			unmatched: ProtectedSize.optional(),
		}),
		mutates: true,
		success: 200,
	}),
	removeList: route({
		...oneList,
		method: "DELETE",
		path: "/lists/:name",
		summary: "Remove a list that no segment uses",
		action: "list:remove",
		response: z.object({ removed: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
};
