import { protectSize } from "../../core/privacy/protected-size.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { maskedCustomers } from "./masked-customers.ts";
import { planSegment, type RuleInput } from "./plan-segment.ts";

/**
 * The protected size of a rule and a masked sample. The sample follows a fixed pseudo-random order of all customers that
 * knows nothing of the rule, and is empty below the threshold.
 */
export function previewSegment(services: Services) {
	return async (call: Call, input: RuleInput & { sampleSize: number }) => {
		const startedMs = services.clock.now();
		const planned = await planSegment(services, call.workspaceId, input);
		const { plan, version, document, fields } = planned;
		const read = { workspaceId: call.workspaceId, version, signal: call.signal };
		const exactSize = await services.engine.count(read, plan);
		const size = protectSize(exactSize, services.settings.sizeThreshold);
		const sampleKey = services.keyring.workspaceKey(call.workspaceId, "sample").bytes.subarray(0, 16);
		const keys =
			size.kind === "exact" && input.sampleSize > 0
				? await services.engine.sample(read, plan, input.sampleSize, sampleKey)
				: [];
		const { purpose } = document.spec;
		const sample = await maskedCustomers(services, { workspaceId: call.workspaceId, version, purpose, fields }, keys);
		call.note({
			customers: exactSize,
			purpose,
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
	};
}
