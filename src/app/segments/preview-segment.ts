import type { SeeAs } from "../../core/privacy/masking/see-as.ts";
import { protectSize, shownNumber } from "../../core/privacy/protected-size.ts";
import { sampleFrom, sampleRows } from "../../core/privacy/sizes/size-noise.ts";
import type { Call } from "../call.ts";
import { fieldAccess } from "../catalogue/field-access.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import { maskedFields } from "../privacy/masked-fields.ts";
import { payerOf } from "../privacy/size-accounts.ts";
import { fieldToldBySample } from "../privacy/told-fields.ts";
import { isoInstant, type Services } from "../services.ts";
import { maskedCustomers, someOf } from "./masked-customers.ts";
import { type PlannedSegment, type RuleInput, withPlannedSegment } from "./plan-segment.ts";
import { type PreviewSeenAs, previewSeenAs } from "./preview-seen-as.ts";
import { questionOf } from "./question-of.ts";
import { LARGEST_SAMPLE, sampleKeyOf } from "./sample-key.ts";
import { sizedSegmentOf, sizeQuestions } from "./size-questions.ts";

/** How long the engine took is told no more precisely: it knows how many there are. */
const DURATION_STEP_MS = 100;

type PreviewInput = RuleInput & { sampleSize: number; seeAs?: SeeAs };

/**
 * The protected size of a rule and a masked sample. The sample follows a fixed pseudo-random order of all customers that
 * knows nothing of the rule. Whether it is shown hangs on the size that is shown, never on the true one, and on whether the
 * rule asks for more of a field than its mask shows.
 */
export function previewSegment(services: Services) {
	return async (call: Call, input: PreviewInput) => {
		const startedMs = services.clock.now();
		return withPlannedSegment(services, call, input, (planned) => preview(services, call, planned, input, startedMs));
	};
}

async function preview(
	services: Services,
	call: Call,
	planned: PlannedSegment,
	input: PreviewInput,
	startedMs: number,
) {
	const { plan, document } = planned;
	const { sampleSize } = input;
	const { purpose } = document.spec;
	const found = exactSizes(services, call)(sizedSegmentOf(document))
		? await exactPreview(services, call, planned, sampleSize)
		: await protectedPreview(services, call, planned, sampleSize);
	const other = input.seeAs && (await previewSeenAs(services, call, planned, input.seeAs, found.size));
	const sample = await maskedSample(services, call, planned, { sampleSize, sample: found.sample, other });
	call.note({
		customers: shownNumber(found.size),
		customerKeys: sample.customerKeys,
		purpose,
		question: questionOf(services.vaults.of(call.workspaceId), document.spec.rule),
		fields: [...planned.fieldNames, ...sample.fieldNames],
		resourceId: document.metadata.name,
	});
	const durationMs = services.clock.now() - startedMs;
	return {
		size: found.size,
		asOf: isoInstant(plan.asOfMs),
		purpose,
		sample: sample.customers,
		sampleWithheld: sample.withheld,
		seenAs: other?.seenAs,
		durationMs: Math.ceil(durationMs / DURATION_STEP_MS) * DURATION_STEP_MS,
	};
}

/** Nothing is decided about fields of which no value is shown: each decision takes time, and previews follow one's typing. */
async function maskedSample(
	services: Services,
	call: Call,
	planned: PlannedSegment,
	{ sample, sampleSize, other }: { sample: readonly number[]; sampleSize: number; other?: PreviewSeenAs | undefined },
) {
	const nobody = { customers: [], fieldNames: [], customerKeys: [], withheld: undefined };
	if (sample.length === 0) return nobody;
	const { version, document } = planned;
	const { workspaceId } = call;
	const { purpose, rule } = document.spec;
	const masked = other?.masked ?? (await maskedFields(services, call, { purpose, context: "preview" }));
	const told = await fieldToldBySample(services.store, { workspaceId, rule, masked });
	if (told) {
		const withheld = `The rule asks for more of ${told.name} than its mask shows, so that a row would tell it.`;
		return { ...nobody, withheld };
	}
	const access = fieldAccess(services, call);
	const fields = other?.fields ?? planned.fields.filter(({ labels }) => access("field:see", labels, purpose));
	const customerKeys = someOf(services.vaults.of(workspaceId), purpose, sample, sampleSize);
	const read = { workspaceId, version, purpose, fields, masked };
	return { ...nobody, ...(await maskedCustomers(services, read, customerKeys)), customerKeys };
}

async function exactPreview(services: Services, call: Call, { plan, version }: PlannedSegment, sampleSize: number) {
	const { engine, settings } = services;
	const read = { workspaceId: call.workspaceId, version, signal: call.signal };
	if (sampleSize === 0)
		return { size: protectSize(await engine.count(read, plan), settings.sizeThreshold), sample: [] };
	const found = await engine.preview(read, plan, LARGEST_SAMPLE, sampleKeyOf(services, call.workspaceId));
	const size = protectSize(found.customers, settings.sizeThreshold);
	return { size, sample: size.kind === "exact" ? found.sample : [] };
}

async function protectedPreview(services: Services, call: Call, planned: PlannedSegment, sampleSize: number) {
	const { engine, sizes, settings } = services;
	const { plan, version, question } = planned;
	const read = { workspaceId: call.workspaceId, version, signal: call.signal };
	const questions = await sizeQuestions(services, call.workspaceId, version, [question.root]);
	const [given] = await sizes.ask(payerOf(call, "segment:preview"), questions, async () => [
		await engine.preview(read, plan, LARGEST_SAMPLE, sampleKeyOf(services, call.workspaceId)),
	]);
	const size = given?.size ?? { kind: "withheld" as const, reason: "not-published" as const };
	const enough = sampleFrom(settings.sizeNoise, settings.sizeThreshold, LARGEST_SAMPLE);
	const isShown = size.kind === "about" && size.value >= enough;
	if (!given || !isShown || sampleSize === 0) return { size, sample: [] };
	const { membership, sample } = given;
	const most = Math.min(LARGEST_SAMPLE, sampleRows(size.value));
	if (membership === undefined) return { size, sample: sample.slice(0, most) };
	const { workspaceId } = call;
	return {
		size,
		sample: await engine.memberSample(workspaceId, membership, most, sampleKeyOf(services, workspaceId)),
	};
}
