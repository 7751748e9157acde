import { SegwardError } from "../../core/error/segward-error.ts";
import { aboutSize, type ProtectedSize, protectSize, shownNumber } from "../../core/privacy/protected-size.ts";
import type { RefreshRecord } from "../../core/segments/segment-record.ts";
import type { Call } from "../call.ts";
import { fieldAccess, refuseFields } from "../catalogue/field-access.ts";
import { sizeViews } from "../privacy/exact-sizes.ts";
import { payerOf } from "../privacy/size-accounts.ts";
import type { Services } from "../services.ts";
import { fieldsOfRule } from "./fields-of-rule.ts";
import { findSegment, latestRefresh } from "./find-segment.ts";
import { documentOf } from "./segment-view.ts";
import { sizedSegmentOf } from "./size-questions.ts";

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
		const refreshes = await Promise.all(segments.map((one) => latestRefresh(store, call.workspaceId, one)));
		const memberships = refreshes.map(({ segmentNo, no }) => ({ segmentNo, refreshNo: no }));
		const views = sizeViews(services, call);
		const exact = segments.every((one) => views(sizedSegmentOf(documentOf(one), one.state)).exact);
		const regions = exact
			? (await engine.overlap(call.workspaceId, memberships)).map(({ mask, customers }) => ({
					mask,
					size: protectSize(customers, settings.sizeThreshold),
				}))
			: await protectedRegions(services, call, refreshes);
		call.note({
			customers: regions.reduce((sum, { size }) => sum + (shownNumber(size) ?? 0), 0),
			resourceId: names.join("+"),
		});
		return {
			regions: regions.map(({ mask, size }) => ({
				segments: names.filter((_, index) => (mask & (1 << index)) !== 0),
				size,
			})),
		};
	};
}

/**
 * All regions at the price of one size, for nobody is in two of them. Empty ones too: that nobody is there is an answer as
 * well. The order of the segments is no part of the question.
 */
async function protectedRegions(
	{ engine, sizes, settings }: Services,
	call: Call,
	refreshes: readonly RefreshRecord[],
): Promise<{ mask: number; size: ProtectedSize }[]> {
	const places = refreshes.map((_, index) => index).sort((a, b) => (refreshes[a]?.no ?? 0) - (refreshes[b]?.no ?? 0));
	const ordered = places.flatMap((place) => refreshes[place] ?? []);
	const masks = Array.from({ length: 2 ** ordered.length - 1 }, (_, index) => index + 1);
	const maskAsAsked = (mask: number) =>
		places.reduce((bits, place, index) => ((mask & (1 << index)) === 0 ? bits : bits | (1 << place)), 0);
	const unsized = refreshes.flatMap(({ published }) => {
		return published?.kind === "withheld" && published.reason !== "budget" ? published : [];
	});
	const [withheld] = unsized;
	if (withheld) return masks.map((mask) => ({ mask: maskAsAsked(mask), size: withheld }));
	const memberships = ordered.map(({ segmentNo, no }) => ({ segmentNo, refreshNo: no }));
	const text = `overlap ${memberships.map(({ segmentNo, refreshNo }) => `${segmentNo}:${refreshNo}`).join(" ")}`;
	const { values, plusMinus } = await sizes.askVector(payerOf(call, "segment:overlap"), text, 1, async () => {
		const found = new Map(
			(await engine.overlap(call.workspaceId, memberships)).map((one) => [one.mask, one.customers]),
		);
		return masks.map((mask) => found.get(mask) ?? 0);
	});
	return masks.map((mask, index) => ({
		mask: maskAsAsked(mask),
		size: aboutSize({ value: values[index] ?? 0, plusMinus }, settings.sizeThreshold),
	}));
}
