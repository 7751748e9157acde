import { z } from "zod";
import { PageQuery, pageOf, wholeNumber } from "../parts.ts";
import { route } from "../route.ts";

const subject = { area: "audit", resourceKind: "AuditLog", method: "GET", mutates: false, success: 200 } as const;

/** What opens the commitment that the tree holds for an entry. */
export const OpenedEntry = z.object({
	/** Place in the tree, from 0. */
	leafIndex: z.int().nonnegative(),
	/** Base64. */
	salt: z.string(),
	/** The entry as recorded: JSON, byte for byte. */
	payload: z.string(),
});

export const ProvenEntry = OpenedEntry.extend({
	no: z.int().positive(),
	/** What the tree holds: JSON, byte for byte. */
	leaf: z.string(),
	/** c2sp.org/tlog-proof@v1. */
	proof: z.string(),
	/** Who must have signed the head in the proof: c2sp.org/signed-note key. */
	verifierKey: z.string(),
});

/** The access log as outsiders verify it. Its tiles are under `/audit/tlog/` too, as c2sp.org/tlog-tiles wants them. */
export const auditProofRoutes = {
	showAuditLog: route({
		...subject,
		path: "/audit/log",
		summary: "Show who signs the access log, and its newest signed tree head",
		action: "audit:show",
		response: z.object({
			verifierKey: z.string(),
			/** A signed note; absent while nothing was recorded. */
			checkpoint: z.string().optional(),
			/** The newest head that a witness cosigned. */
			witnessed: z.string().optional(),
		}),
	}),
	readAuditTile: route({
		...subject,
		path: "/audit/log/tile",
		summary: "Read one tile or entry bundle of the tree, for programs that cannot read bytes",
		action: "audit:tile",
		tallied: true,
		query: z.object({ path: z.string().min(1).max(100) }),
		response: z.object({
			/** Base64. */
			content: z.string(),
		}),
	}),
	listAuditPayloads: route({
		...subject,
		path: "/audit/log/payloads",
		summary: "List what opens the commitments of the tree, in its order",
		action: "audit:payloads",
		query: PageQuery,
		response: pageOf(OpenedEntry),
	}),
	proveAuditEntry: route({
		...subject,
		resourceParam: "no",
		path: "/audit/entries/:no/proof",
		summary: "Prove that an entry stands in the signed log",
		action: "audit:prove",
		params: z.object({ no: wholeNumber(1, Number.MAX_SAFE_INTEGER) }),
		response: ProvenEntry,
	}),
};
