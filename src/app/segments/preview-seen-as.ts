import type { SeeAs, SeenAs, SizeSeenAs } from "../../core/privacy/masking/see-as.ts";
import type { ProtectedSize } from "../../core/privacy/protected-size.ts";
import type { Call } from "../call.ts";
import { fieldAccess } from "../catalogue/field-access.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import { maskedFields } from "../privacy/masked-fields.ts";
import { type OtherLook, seeAs } from "../privacy/see-as.ts";
import type { Services } from "../services.ts";
import { MOST_FIELDS_SHOWN } from "./masked-customers.ts";
import type { PlannedSegment } from "./plan-segment.ts";
import { sizedSegmentOf, sizeQuestions } from "./size-questions.ts";

/**
 * A preview through the eyes of somebody else. Asks for no other size: what that role is given follows from the size that the
 * caller was given, or from an answer that was paid for before.
 *
 * @throws SegwardError as {@link seeAs}.
 */
export async function previewSeenAs(
	services: Services,
	call: Call,
	planned: PlannedSegment,
	wanted: SeeAs,
	size: ProtectedSize,
) {
	const { purpose } = planned.document.spec;
	const context = "preview";
	const access = fieldAccess(services, call);
	const masked = await maskedFields(services, call, { purpose, context });
	const look = await seeAs(services, call, wanted, { purpose, context, access, masked });
	const own = planned.fields
		.filter(({ kind, labels }) => kind !== "property" && access("field:see", labels, purpose))
		.slice(0, MOST_FIELDS_SHOWN);
	const seenAs = look.seenAs(own);
	const hidden = new Set(seenAs.fields.filter(({ shown }) => shown === "hidden").map(({ name }) => name));
	return {
		fields: own.filter(({ name }) => !hidden.has(name)),
		masked: look.masked,
		seenAs: { ...seenAs, size: await sizeSeenAs(services, { call, look, seenAs, planned, size }) },
	};
}

/** Of a preview, for somebody else. */
export type PreviewSeenAs = Awaited<ReturnType<typeof previewSeenAs>>;

interface SizeAsked {
	call: Call;
	look: OtherLook;
	seenAs: SeenAs;
	planned: PlannedSegment;
	size: ProtectedSize;
}

async function sizeSeenAs(services: Services, { call, look, seenAs, planned, size }: SizeAsked): Promise<SizeSeenAs> {
	const { document, question, version, fields, fieldNames } = planned;
	const used = fields.filter(({ name }) => fieldNames.includes(name));
	const mayUse = used.every(({ labels }) => look.access("field:use", labels, document.spec.purpose));
	if (!seenAs.permitted || !mayUse) return { kind: "none" };
	const segment = sizedSegmentOf(document);
	const ownExact = exactSizes(services, call)(segment);
	const theirsExact = exactSizes(services, look.call)({ ...segment, purpose: seenAs.purpose });
	if (ownExact === theirsExact) return size;
	if (theirsExact) return { kind: "exact-for-them" };
	const questions = await sizeQuestions(services, call.workspaceId, version, [question.root]);
	const [asked] = questions;
	if (typeof asked === "string") return { kind: "withheld", reason: asked };
	return (await services.sizes.known(call.workspaceId, questions))?.size ?? { kind: "unasked" };
}
