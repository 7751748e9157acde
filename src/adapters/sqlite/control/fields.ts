import { Field } from "../../../core/catalogue/field.ts";
import type { FieldStore } from "../../../ports/control-store.ts";
import { atomically, type Connection, takeNumbers } from "./connection.ts";

const NewField = Field.omit({ no: true });
const MOST_TEXTS = 10_000;
const fieldsByText = new Map<string, Omit<Field, "no">>();

export function fields(db: Connection): FieldStore {
	return {
		list: (workspaceId) => listFields(db, workspaceId),
		put: (workspaceId, changed) =>
			atomically(db, async (inside) => {
				for (const field of changed) await putField(inside, workspaceId, NewField.parse(field));
				return listFields(inside, workspaceId);
			}),
	};
}

async function putField(db: Connection, workspaceId: string, field: Omit<Field, "no">): Promise<void> {
	const body = JSON.stringify(field);
	const { numUpdatedRows } = await db
		.updateTable("fields")
		.set({ body })
		.where("workspace_id", "=", workspaceId)
		.where("kind", "=", field.kind)
		.where("name", "=", field.name)
		.executeTakeFirst();
	if (numUpdatedRows > 0n) return;
	const no = await takeNumbers(db, workspaceId, "field");
	await db
		.insertInto("fields")
		.values({ workspace_id: workspaceId, no, kind: field.kind, name: field.name, body })
		.execute();
}

async function listFields(db: Connection, workspaceId: string): Promise<Field[]> {
	const rows = await db
		.selectFrom("fields")
		.select(["no", "body"])
		.where("workspace_id", "=", workspaceId)
		.orderBy("no")
		.execute();
	return rows.map(({ no, body }) => ({ ...parsed(body), no }));
}

/** They are read several times with every request and seldom change: each text is parsed once. */
function parsed(body: string): Omit<Field, "no"> {
	const known = fieldsByText.get(body);
	if (known !== undefined) return known;
	const field = NewField.parse(JSON.parse(body));
	if (fieldsByText.size >= MOST_TEXTS) fieldsByText.clear();
	fieldsByText.set(body, field);
	return field;
}
