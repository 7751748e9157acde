import { shownNumber } from "../../core/privacy/protected-size.ts";
import { sampleFrom, sampleRows } from "../../core/privacy/sizes/size-noise.ts";
import type { RefreshRecord, SegmentRecord } from "../../core/segments/segment-record.ts";
import { refuseWhileFrozen } from "../audit/watch/freeze.ts";
import type { Call } from "../call.ts";
import { fieldAccess, refuseFields } from "../catalogue/field-access.ts";
import { sizeViews } from "../privacy/exact-sizes.ts";
import { maskedFields } from "../privacy/masked-fields.ts";
import { refuseTold } from "../privacy/told-fields.ts";
import { findVisible } from "../privacy/visible-customers.ts";
import type { Services } from "../services.ts";
import { withCurrentVersion } from "./current-version.ts";
import { fieldsOfRule } from "./fields-of-rule.ts";
import { findSegment, latestRefresh } from "./find-segment.ts";
import { maskedCustomers, someOf } from "./masked-customers.ts";
import { customerKeyIn, memberCursor } from "./member-cursor.ts";
import { LARGEST_SAMPLE, sampleKeyOf } from "./sample-key.ts";
import { documentOf, sizeOfRefresh } from "./segment-view.ts";
import { sizedSegmentOf } from "./size-questions.ts";

/**
 * The members of the newest refresh, masked: page by page for whoever may see its exact size, since pages can be counted;
 * for others a sample that follows no rule. Nobody is listed while the segment is below the threshold. Who is a member tells
 * the value of a field that the rule uses, so that whoever may not see that field, or from whom a masking rule keeps what
 * the rule asks of it, sees no member.
 */
export function listMembers(services: Services) {
	const { store, vaults } = services;
	return async (call: Call, input: { name: string; cursor?: string; limit: number }) => {
		const { workspaceId } = call;
		await refuseWhileFrozen(store, workspaceId);
		const segment = await findSegment(store, workspaceId, input.name);
		const { purpose, rule } = documentOf(segment).spec;
		const access = fieldAccess(services, call);
		refuseFields(access, "field:see", await fieldsOfRule(store, workspaceId, rule), purpose);
		const masked = await maskedFields(services, call, { purpose, context: "preview" });
		await refuseTold(store, { workspaceId, rule, masked });
		const refresh = await latestRefresh(store, workspaceId, segment);
		const vault = vaults.of(workspaceId);
		const { size, keys, more } = await listedMembers(services, call, { segment, refresh, input });
		const fields = (await store.fields.list(workspaceId)).filter(({ labels }) => access("field:see", labels, purpose));
		const { customers, fieldNames } = await withCurrentVersion(services, workspaceId, (version) =>
			maskedCustomers(services, { workspaceId, version, purpose, fields, masked }, keys),
		);
		call.note({ customers: keys.length, customerKeys: keys, fields: fieldNames, purpose });
		return {
			items: customers,
			cursor: more ? memberCursor(vault, segment.no, keys.at(-1) ?? 0) : undefined,
			asOf: refresh.asOf,
			size,
		};
	};
}

async function listedMembers(
	services: Services,
	call: Call,
	{ segment, refresh, input }: { segment: SegmentRecord; refresh: RefreshRecord; input: PageAsked },
) {
	const { engine, settings, vaults } = services;
	const { workspaceId } = call;
	const membership = { segmentNo: segment.no, refreshNo: refresh.no };
	const view = sizeViews(services, call)(sizedSegmentOf(documentOf(segment), segment.state));
	const size = sizeOfRefresh(refresh, view);
	const shown = shownNumber(size) ?? 0;
	if (!view.exact) {
		const isShown = shown >= sampleFrom(settings.sizeNoise, settings.sizeThreshold, LARGEST_SAMPLE);
		if (!isShown) return { size, keys: [], more: false };
		const key = sampleKeyOf(services, workspaceId);
		const most = Math.min(LARGEST_SAMPLE, sampleRows(shown));
		const sample = await engine.memberSample(workspaceId, membership, most, key);
		const { purpose } = documentOf(segment).spec;
		return { size, keys: someOf(vaults.of(workspaceId), purpose, sample, input.limit), more: false };
	}
	const after = customerKeyIn(vaults.of(workspaceId), segment.no, input.cursor);
	const keys = shown === 0 ? [] : await engine.members(workspaceId, membership, after, input.limit);
	return { size, keys, more: keys.length === input.limit };
}

interface PageAsked {
	cursor?: string;
	limit: number;
}

/**
 * Whether one customer was a member at the newest refresh. An unknown customer is simply not a member, and so is one who is
 * hidden from the caller.
 */
export function lookupMember(services: Services) {
	const { store, engine } = services;
	return async (call: Call, input: { name: string; externalId?: string; field?: string; value?: string }) => {
		const { workspaceId } = call;
		const segment = await findSegment(store, workspaceId, input.name);
		const { purpose, rule } = documentOf(segment).spec;
		const used = await fieldsOfRule(store, workspaceId, rule);
		refuseFields(fieldAccess(services, call), "field:see", used, purpose);
		const masked = await maskedFields(services, call, { purpose, context: "customer-view" });
		await refuseTold(store, { workspaceId, rule, masked });
		const refresh = await latestRefresh(store, workspaceId, segment);
		const fieldName = input.externalId === undefined ? (input.field ?? "") : "externalId";
		const value = input.externalId ?? input.value ?? "";
		const keys = await withCurrentVersion(services, workspaceId, (version) =>
			findVisible(services, call, version, { field: fieldName, value }),
		);
		const membership = { segmentNo: segment.no, refreshNo: refresh.no };
		const answers = await Promise.all(keys.map((key) => engine.isMember(workspaceId, membership, key)));
		call.note({ customers: keys.length, customerKeys: keys, fields: [fieldName], purpose });
		return { member: answers.some(Boolean), asOf: refresh.asOf };
	};
}
