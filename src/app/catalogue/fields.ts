import type { Field, FieldKind, Label } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";

export function listFields({ store }: Services) {
	return async (call: Call, input: { kind?: FieldKind }) => {
		const fields = await store.fields.list(call.workspaceId);
		return { items: fields.filter((field) => input.kind === undefined || field.kind === input.kind) };
	};
}

/** A person changes or confirms what was proposed. @throws SegwardError `not-found`, `field-refused` for label `secret`. */
export function updateField({ store }: Services) {
	return async (
		call: Call,
		input: { kind: FieldKind; name: string; labels?: Label[]; description?: string; confirmed?: boolean },
	): Promise<Field> => {
		const isWanted = (field: Field) => field.kind === input.kind && field.name === input.name;
		if (input.labels?.includes("secret")) {
			throw new SegwardError("field-refused", {
				path: "labels",
				detail: `Field ${input.name} would be a secret.`,
				hint: "Import the file again with this column ignored.",
			});
		}
		return store.transaction(async (inner) => {
			const field = (await inner.fields.list(call.workspaceId)).find(isWanted);
			if (!field) throw new SegwardError("not-found", { detail: `There is no ${input.kind} ${input.name}.` });
			const changed = {
				...field,
				labels: input.labels ?? field.labels,
				description: input.description ?? field.description,
				confirmed: input.confirmed ?? field.confirmed,
			};
			await inner.fields.put(call.workspaceId, [changed]);
			call.note({ fields: [field.name] });
			return changed;
		});
	};
}
