import { SegwardError } from "../../core/error/segward-error.ts";
import { protectSize } from "../../core/privacy/protected-size.ts";
import type { Call } from "../call.ts";
import { fieldAccess, refuseFields } from "../catalogue/field-access.ts";
import type { Services } from "../services.ts";
import { fieldsOfRule } from "./fields-of-rule.ts";
import { findSegment, latestRefresh } from "./find-segment.ts";
import { documentOf } from "./segment-view.ts";

/** How the newest memberships of 2 to 6 segments overlap: one protected size a region, regions exclusive. */
export function overlapSegments(services: Services) {
	const { store, engine, settings } = services;
	return async (call: Call, input: { names: string[] }) => {
		const names = [...new Set(input.names)];
		if (names.length < 2) {
			throw new SegwardError("request-invalid", { detail: "An overlap needs two different segments.", path: "names" });
		}
		const segments = await Promise.all(names.map((name) => findSegment(store, call.workspaceId, name)));
		const access = fieldAccess(services, call);
		for (const segment of segments) {
			const { purpose, rule } = documentOf(segment).spec;
			refuseFields(access, "field:see", await fieldsOfRule(store, call.workspaceId, rule), purpose);
		}
		const memberships = await Promise.all(
			segments.map(async (segment) => ({
				segmentNo: segment.no,
				refreshNo: (await latestRefresh(store, call.workspaceId, segment)).no,
			})),
		);
		const regions = await engine.overlap(call.workspaceId, memberships);
		call.note({ customers: regions.reduce((sum, one) => sum + one.customers, 0), resourceId: names.join("+") });
		return {
			regions: regions.map(({ mask, customers }) => ({
				segments: names.filter((_, index) => (mask & (1 << index)) !== 0),
				size: protectSize(customers, settings.sizeThreshold),
			})),
		};
	};
}
