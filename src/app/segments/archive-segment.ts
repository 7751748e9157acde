import { SegwardError } from "../../core/error/segward-error.ts";
import { referencesIn } from "../../core/segments/references.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { findSegment } from "./find-segment.ts";
import { documentOf, viewSegment } from "./segment-view.ts";

/** Archives a segment that no other segment uses; its versions and history stay. @throws SegwardError `in-use`. */
export function archiveSegment({ store, clock, settings }: Services) {
	return async (call: Call, input: { name: string }) => {
		const record = await findSegment(store, call.workspaceId, input.name);
		const users = (await store.segments.all(call.workspaceId)).filter(
			(one) => one.state !== "archived" && referencesIn(documentOf(one).spec.rule).segments.has(input.name),
		);
		if (users.length > 0) {
			throw new SegwardError("in-use", { detail: `Segment ${input.name} is used by ${names(users)}.` });
		}
		await store.segments.setState(call.workspaceId, record.id, "archived", isoInstant(clock.now()));
		return viewSegment(await findSegment(store, call.workspaceId, input.name), undefined, settings.sizeThreshold);
	};
}

function names(users: readonly { name: string }[]): string {
	return users.map((one) => one.name).join(", ");
}
