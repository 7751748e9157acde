import { z } from "zod";
import { Label } from "../../core/catalogue/field.ts";
import { ImportKind } from "../../core/intake/import-record.ts";
import { allOf, Document, NameParams, yesOrNo } from "../parts.ts";
import { route } from "../route.ts";
import { FileHints } from "./imports.ts";

const ColumnRole = z.enum([
	"external-id",
	"identifier",
	"attribute",
	"property",
	"time",
	"event-name",
	"message-id",
	"ignore",
]);

/** What was found out about one column of a file. */
export const ProposedColumn = z.object({
	column: z.string(),
	/** A few distinct values, masked. */
	examples: z.array(z.string()),
	/** What the mapping makes of the column, and under which field name. */
	role: ColumnRole,
	field: z.string().optional(),
	/** The type of an attribute or property; the role of any other column. */
	detectedType: z.string(),
	labels: z.array(Label),
	/** 0 to 1. */
	confidence: z.number().min(0).max(1),
	/** Why these labels; never quotes a value. */
	reasons: z.array(z.string()),
	note: z.string().optional(),
});

export const MappingProposal = z.object({
	/** As asked for, or as guessed from names and values. */
	kind: ImportKind,
	mapping: z.unknown(),
	/** What keeps the mapping from being used as it is. */
	warnings: z.array(z.string()),
	/** The names of the columns look like values: the file may have no header row. */
	headerMayBeData: z.boolean(),
	columns: z.array(ProposedColumn),
	facts: z.object({
		format: z.string(),
		compression: z.string(),
		encoding: z.string().optional(),
		delimiter: z.string().optional(),
		rowsRead: z.int().nonnegative(),
	}),
});

const MappingView = z.object({ name: z.string(), mapping: z.unknown(), updatedAt: z.iso.datetime().optional() });

const subject = { area: "intake", resourceKind: "Mapping" } as const;
const oneMapping = { ...subject, resourceParam: "name", params: NameParams } as const;

export const mappingRoutes = {
	proposeMapping: route({
		...subject,
		method: "POST",
		path: "/mappings/propose",
		summary: "Propose a mapping from the beginning of a file",
		description:
			"The first few megabytes of a CSV or JSONL file are enough; a Parquet file is needed whole. Nothing is kept.",
		action: "mapping:propose",
		query: FileHints.extend({
			kind: ImportKind.optional(),
			/** False when the first row of a CSV file is data. */
			header: yesOrNo().optional(),
		}),
		streams: true,
		response: MappingProposal,
		mutates: false,
		success: 200,
	}),
	listMappings: route({
		...subject,
		method: "GET",
		path: "/mappings",
		summary: "List saved mappings",
		action: "mapping:list",
		response: allOf(MappingView),
		mutates: false,
		success: 200,
	}),
	getMapping: route({
		...oneMapping,
		method: "GET",
		path: "/mappings/:name",
		summary: "Show a saved mapping",
		action: "mapping:show",
		response: MappingView,
		mutates: false,
		success: 200,
	}),
	saveMapping: route({
		...oneMapping,
		method: "PUT",
		path: "/mappings/:name",
		summary: "Save a mapping under a name",
		action: "mapping:save",
		body: z.object({ mapping: Document }),
		response: MappingView,
		mutates: true,
		idempotencyKey: true,
		success: 200,
	}),
	removeMapping: route({
		...oneMapping,
		method: "DELETE",
		path: "/mappings/:name",
		summary: "Remove a saved mapping",
		action: "mapping:remove",
		response: z.object({ removed: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
};
