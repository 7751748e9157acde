import { barredFromExtracts, proposedRole } from "../../../core/privacy/extract/column-roles.ts";
import type { Call } from "../../call.ts";
import { fieldAccess, keptBecause } from "../../catalogue/field-access.ts";
import { findSegment } from "../../segments/find-segment.ts";
import { documentOf } from "../../segments/segment-view.ts";
import type { Services } from "../../services.ts";
import { exactSizes } from "../exact-sizes.ts";
import { masksFor } from "../masks-for.ts";
import { maskedForExport } from "./masked-for-export.ts";

/** What each field could be in an extract of a segment, by its labels; and why others can be in none. */
export function proposeExtract(services: Services) {
	const { store } = services;
	return async (call: Call, input: { segment: string }) => {
		const segment = await findSegment(store, call.workspaceId, input.segment);
		const { purpose } = documentOf(segment).spec;
		const access = fieldAccess(services, call);
		const masks = await masksFor(services, call, { purpose, context: "export" });
		const exact = exactSizes(services, call)();
		const fields = (await store.fields.list(call.workspaceId)).filter(({ kind }) => kind !== "property");
		call.note({ purpose });
		return {
			segment: segment.name,
			purpose,
			columns: fields.map((field) => {
				const { name, type, labels } = field;
				const distinctCount = exact ? field.distinctCount : undefined;
				const barred =
					barredFromExtracts(field) ??
					(access("field:see", labels, purpose) ? maskedForExport(masks, field) : keptBecause(field));
				const role = barred === undefined ? proposedRole(field) : undefined;
				return { field: name, type, labels, distinctCount, role, barred };
			}),
		};
	};
}
