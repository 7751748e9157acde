import { z } from "zod";
import { RoleName } from "../../core/access/role.ts";
import type { Assignment } from "../../ports/people.ts";
import type { PeopleDatabase } from "./person-records.ts";

const Roles = z.array(RoleName);
const Teams = z.array(z.string());

/** By workspace id; nobody is anything in an archived one. */
export async function assignmentsOf(db: PeopleDatabase, personId: string): Promise<Assignment[]> {
	const rows = await db
		.selectFrom("assignments")
		.selectAll()
		.where("person_id", "=", personId)
		.where("workspace_id", "in", (open) =>
			open.selectFrom("workspaces").select("workspaces.workspace_id").where("archived_at", "is", null),
		)
		.orderBy("workspace_id")
		.execute();
	return rows.map((row) => ({
		workspaceId: row.workspace_id,
		roles: Roles.parse(JSON.parse(row.roles)),
		teams: Teams.parse(JSON.parse(row.teams)),
	}));
}

/** Replaces all that this person is anywhere. */
export async function putAssignments(
	db: PeopleDatabase,
	personId: string,
	assignments: readonly Assignment[],
): Promise<void> {
	await db.deleteFrom("assignments").where("person_id", "=", personId).execute();
	if (assignments.length === 0) return;
	const rows = assignments.map(({ workspaceId, roles, teams }) => ({
		person_id: personId,
		workspace_id: workspaceId,
		roles: JSON.stringify(roles),
		teams: JSON.stringify(teams),
	}));
	await db.insertInto("assignments").values(rows).execute();
}

/** Ids of the active people who have this role in any workspace. */
export async function everyPersonWith(db: PeopleDatabase, role: RoleName): Promise<string[]> {
	const rows = await db
		.selectFrom("assignments")
		.innerJoin("people", "people.id", "assignments.person_id")
		.select("people.id")
		.distinct()
		.where("people.state", "=", "active")
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom(({ fn, ref }) => fn<{ value: string }>("json_each", [ref("assignments.roles")]).as("role"))
					.select("role.value")
					.where("role.value", "=", role),
			),
		)
		.execute();
	return rows.map(({ id }) => id);
}
