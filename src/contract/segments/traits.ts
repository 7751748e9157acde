import { z } from "zod";
import { allOf, Document, NameParams } from "../parts.ts";
import { route } from "../route.ts";

const TraitView = z.object({ name: z.string(), document: z.unknown(), updatedAt: z.iso.datetime().optional() });

const subject = { area: "segments", resourceKind: "Trait" } as const;
const oneTrait = { ...subject, resourceParam: "name", params: NameParams } as const;

export const traitRoutes = {
	listTraits: route({
		...subject,
		method: "GET",
		path: "/traits",
		summary: "List computed traits",
		action: "trait:list",
		response: allOf(TraitView),
		mutates: false,
		success: 200,
	}),
	getTrait: route({
		...oneTrait,
		method: "GET",
		path: "/traits/:name",
		summary: "Show a computed trait",
		action: "trait:show",
		response: TraitView,
		mutates: false,
		success: 200,
	}),
	applyTrait: route({
		...oneTrait,
		method: "PUT",
		path: "/traits/:name",
		summary: "Create or change a computed trait",
		action: "trait:apply",
		body: z.object({ document: Document }),
		response: TraitView,
		mutates: true,
		idempotencyKey: true,
		success: 200,
	}),
	removeTrait: route({
		...oneTrait,
		method: "DELETE",
		path: "/traits/:name",
		summary: "Remove a computed trait that nothing uses",
		action: "trait:remove",
		response: z.object({ removed: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
};
