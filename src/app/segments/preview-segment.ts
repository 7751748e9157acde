import { protectSize } from "../../core/privacy/protected-size.ts";
import type { Call } from "../call.ts";
import { fieldAccess } from "../catalogue/field-access.ts";
import { maskedFields } from "../privacy/masked-fields.ts";
import { isoInstant, type Services } from "../services.ts";
import { maskedCustomers } from "./masked-customers.ts";
import { type PlannedSegment, type RuleInput, withPlannedSegment } from "./plan-segment.ts";
import { questionOf } from "./question-of.ts";

/**
 * The protected size of a rule and a masked sample. The sample follows a fixed pseudo-random order of all customers that
 * knows nothing of the rule, and is empty below the threshold.
 */
export function previewSegment(services: Services) {
	return async (call: Call, input: RuleInput & { sampleSize: number }) => {
		const startedMs = services.clock.now();
		return withPlannedSegment(services, call, input, (planned) =>
			preview(services, call, planned, input.sampleSize, startedMs),
		);
	};
}

async function preview(services: Services, call: Call, planned: PlannedSegment, sampleSize: number, startedMs: number) {
	const { plan, version, document } = planned;
	const read = { workspaceId: call.workspaceId, version, signal: call.signal };
	const sampleKey = services.keyring.workspaceKey(call.workspaceId, "sample").bytes.subarray(0, 16);
	const found =
		sampleSize > 0
			? await services.engine.preview(read, plan, sampleSize, sampleKey)
			: { customers: await services.engine.count(read, plan), sample: [] };
	const size = protectSize(found.customers, services.settings.sizeThreshold);
	const keys = size.kind === "exact" ? found.sample : [];
	const { purpose } = document.spec;
	const access = fieldAccess(services, call);
	const fields = planned.fields.filter(({ labels }) => access("field:see", labels, purpose));
	const masked = await maskedFields(services, call, { purpose, context: "preview" });
	const { workspaceId } = call;
	const sample = await maskedCustomers(services, { workspaceId, version, purpose, fields, masked }, keys);
	call.note({
		customers: found.customers,
		customerKeys: keys,
		purpose,
		question: questionOf(services.vaults.of(call.workspaceId), document.spec.rule),
		fields: [...planned.fieldNames, ...(keys.length > 0 ? sample.fieldNames : [])],
		resourceId: document.metadata.name,
	});
	return {
		size,
		asOf: isoInstant(plan.asOfMs),
		purpose,
		sample: sample.customers,
		durationMs: services.clock.now() - startedMs,
	};
}
