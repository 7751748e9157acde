import type { Field } from "../../../core/catalogue/field.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { DataVersion } from "../../../ports/customer-data.ts";
import type { SyntheticRead } from "../../../ports/synthetic-reader.ts";
import { refuseWhileFrozen } from "../../audit/watch/freeze.ts";
import type { Call } from "../../call.ts";
import { fieldAccess, refuseFields } from "../../catalogue/field-access.ts";
import { fieldsOfRule } from "../../segments/fields-of-rule.ts";
import { findSegment, latestRefresh } from "../../segments/find-segment.ts";
import { documentOf } from "../../segments/segment-view.ts";
import type { Services } from "../../services.ts";
import { payerOf } from "../size-accounts.ts";

/** Customers that a model is made from at most, about: more would hardly make it better. */
const MOST_CUSTOMERS = 300_000;

export interface SyntheticRequest {
	/** Absent: all customers. */
	segment?: string;
	purpose: string;
	rows: number;
	/** What it may cost, in millionths of ρ. */
	rho: number;
}

export interface SyntheticSource {
	/** Fields that the caller may see for the purpose. */
	fields: readonly Field[];
	read(version: DataVersion): SyntheticRead;
}

/**
 * Whom synthetic rows are modelled on; paid for and noted before anything is read.
 *
 * @param check throws for fields that no rows can be made of, before they are paid for.
 * @throws SegwardError `releases-frozen`, `not-found`, `extract-refused` for another purpose than the segment's,
 * `field-forbidden`, `size-budget-used-up`, `size-ledger-unavailable`.
 */
export async function syntheticSource(
	services: Services,
	call: Call,
	{ segment: name, purpose, rho }: SyntheticRequest,
	action: string,
	check: (source: Pick<SyntheticSource, "fields">) => void = () => undefined,
): Promise<SyntheticSource> {
	const { store, sizes } = services;
	const { workspaceId, signal } = call;
	await refuseWhileFrozen(store, workspaceId);
	call.note({ purpose });
	const access = fieldAccess(services, call);
	const membership = name === undefined ? undefined : await membershipOf(services, call, name, purpose);
	const fields = (await store.fields.list(workspaceId)).filter(({ labels }) => access("field:see", labels, purpose));
	check({ fields });
	await sizes.charge(payerOf(call, action), rho);
	return {
		fields,
		read: (version) => ({
			workspaceId,
			version,
			membership,
			oneIn: Math.max(1, Math.ceil(version.nextCustomerKey / MOST_CUSTOMERS)),
			signal,
		}),
	};
}

async function membershipOf(services: Services, call: Call, name: string, purpose: string) {
	const { store } = services;
	const segment = await findSegment(store, call.workspaceId, name);
	const { spec } = documentOf(segment);
	if (spec.purpose !== purpose) {
		throw new SegwardError("extract-refused", {
			path: "purpose",
			detail: `This segment is for the purpose ${spec.purpose}, and rows are modelled on it for no other.`,
		});
	}
	refuseFields(
		fieldAccess(services, call),
		"field:see",
		await fieldsOfRule(store, call.workspaceId, spec.rule),
		purpose,
	);
	const refresh = await latestRefresh(store, call.workspaceId, segment);
	return { segmentNo: segment.no, refreshNo: refresh.no };
}
