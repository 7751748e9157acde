import { z } from "zod";
import { ImportView, QuarantineGroup } from "../../core/intake/import-record.ts";
import { allOf, Document, IdParams, PageQuery, pageOf } from "../parts.ts";
import { route } from "../route.ts";

/** Which quarantined rows; every one where nothing is stated. */
const Selection = z.object({
	reason: z.string().min(1).max(100).optional(),
	column: z.string().max(500).optional(),
});

export const QuarantineGroupView = QuarantineGroup.extend({
	/** What the reason means and what to do about it. */
	message: z.string(),
});

export const QuarantinedRowView = z.object({
	rowNo: z.int().positive(),
	reason: z.string(),
	/** "" where the whole row is at fault. */
	column: z.string(),
	message: z.string(),
	/** Column → masked text; null where the row has no such cell. */
	cells: z.record(z.string(), z.string().nullable()),
});

const oneImport = { area: "intake", resourceKind: "Import", resourceParam: "id", params: IdParams } as const;

export const quarantineRoutes = {
	listQuarantine: route({
		...oneImport,
		method: "GET",
		path: "/imports/:id/quarantine",
		summary: "List the quarantined rows of an import, grouped by reason and column",
		action: "quarantine:list",
		response: allOf(QuarantineGroupView),
		mutates: false,
		success: 200,
	}),
	listQuarantinedRows: route({
		...oneImport,
		method: "GET",
		path: "/imports/:id/quarantine/rows",
		summary: "List quarantined rows, masked",
		action: "quarantine:rows",
		query: PageQuery.extend(Selection.shape),
		response: pageOf(QuarantinedRowView),
		mutates: false,
		success: 200,
	}),
	replayQuarantine: route({
		...oneImport,
		method: "POST",
		path: "/imports/:id/quarantine/replay",
		summary: "Import quarantined rows again under a corrected mapping",
		action: "quarantine:replay",
		body: Selection.extend({ mapping: Document.optional() }),
		response: ImportView,
		mutates: true,
		idempotencyKey: true,
		success: 200,
		example: { reason: "date-invalid" },
	}),
	discardQuarantine: route({
		...oneImport,
		method: "POST",
		path: "/imports/:id/quarantine/discard",
		summary: "Discard quarantined rows for a stated reason",
		action: "quarantine:discard",
		body: Selection.extend({ because: z.string().trim().min(1).max(500) }),
		response: z.object({ rows: z.int().nonnegative() }),
		mutates: true,
		idempotencyKey: true,
		success: 200,
		example: { reason: "email-invalid", because: "test accounts of the web shop" },
	}),
};
