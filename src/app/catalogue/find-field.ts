import type { Field, FieldKind } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { ControlStore } from "../../ports/control-store.ts";

/** @throws SegwardError `not-found`. */
export async function findField(
	store: ControlStore,
	workspaceId: string,
	wanted: { kind: FieldKind; name: string },
): Promise<Field> {
	const fields = await store.fields.list(workspaceId);
	const found = fields.find(({ kind, name }) => kind === wanted.kind && name === wanted.name);
	if (!found) throw new SegwardError("not-found", { detail: `There is no ${wanted.kind} ${wanted.name}.` });
	return found;
}
