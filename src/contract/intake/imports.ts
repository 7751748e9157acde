import { z } from "zod";
import { ImportKind, ImportMode, ImportState, ImportView } from "../../core/intake/import-record.ts";
import { Document, IdParams, PageQuery, pageOf, ResourceName } from "../parts.ts";
import { route } from "../route.ts";

/** How to read a file; each is detected where it is left out. */
export const FileHints = z.object({
	format: z.enum(["csv", "jsonl", "parquet"]).optional(),
	compression: z.enum(["none", "gzip", "zstd"]).optional(),
	encoding: z.string().min(1).max(40).optional(),
	/** One character, or `tab`. */
	delimiter: z.string().min(1).max(3).optional(),
	fileName: z.string().min(1).max(255).optional(),
});

export const ImportRequest = z.object({
	kind: ImportKind,
	mode: ImportMode.default("upsert"),
	source: z.string().min(1).max(255),
	dryRun: z.boolean().default(false),
	mapping: Document.optional(),
	mappingName: ResourceName.optional(),
});

const subject = { area: "intake", resourceKind: "Import" } as const;
const oneImport = { ...subject, resourceParam: "id", params: IdParams } as const;

export const importRoutes = {
	createImport: route({
		...subject,
		method: "POST",
		path: "/imports",
		summary: "Announce an import",
		description:
			"Creates the import in state `waiting`; its file follows with PUT /imports/:id/content. Give a mapping, or the name of a saved one; without either the mapping is proposed from the file.",
		action: "import:create",
		body: ImportRequest,
		response: ImportView,
		mutates: true,
		idempotencyKey: true,
		success: 201,
		example: { kind: "customers", source: "customers.csv", mappingName: "crm-customers" },
	}),
	uploadImport: route({
		...oneImport,
		method: "PUT",
		path: "/imports/:id/content",
		summary: "Upload the file of an import and run it",
		description:
			"CSV, JSONL or Parquet, plain or compressed with gzip or zstd. Answers when the import has finished; follow it with GET /imports/:id. Closing the connection before the whole file has been received cancels the import and changes nothing; after that it goes on.",
		action: "import:upload",
		query: FileHints,
		streams: true,
		response: ImportView,
		mutates: true,
		success: 200,
	}),
	listImports: route({
		...subject,
		method: "GET",
		path: "/imports",
		summary: "List imports, newest first",
		action: "import:list",
		query: PageQuery.extend({ state: ImportState.optional() }),
		response: pageOf(ImportView),
		mutates: false,
		success: 200,
	}),
	getImport: route({
		...oneImport,
		method: "GET",
		path: "/imports/:id",
		summary: "Show one import and its progress",
		action: "import:show",
		response: ImportView,
		mutates: false,
		success: 200,
	}),
	getImportMapping: route({
		...oneImport,
		method: "GET",
		path: "/imports/:id/mapping",
		summary: "Show the mapping an import used",
		action: "import:mapping",
		response: z.object({ mapping: z.unknown() }),
		mutates: false,
		success: 200,
	}),
	cancelImport: route({
		...oneImport,
		method: "POST",
		path: "/imports/:id/cancel",
		summary: "Cancel an import; nothing of it stays",
		action: "import:cancel",
		response: ImportView,
		mutates: true,
		success: 200,
	}),
};
