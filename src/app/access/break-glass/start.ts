import { BREAK_GLASS_HOURS, type BreakGlass } from "../../../core/access/break-glass.ts";
import type { RoleName } from "../../../core/access/role.ts";
import { rolesText } from "../../../core/access/roles-text.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { brokenGlass } from "../messages.ts";
import { principalIfTrained } from "../principal-of.ts";

/**
 * Takes emergency roles, effective at once, and tells everybody who may review that.
 *
 * @throws SegwardError `action-forbidden` for roles that nobody allowed this person; `state-conflict` while others run.
 */
export function startBreakGlass(services: Services) {
	const { store, clock, newId } = services;
	return async (call: Call, input: { roles: RoleName[]; reason: string; hours: number }): Promise<BreakGlass> => {
		const { workspaceId, principal } = call;
		const personId = principal.kind === "person" ? principal.personId : undefined;
		if (personId === undefined) {
			throw new SegwardError("action-forbidden", { detail: "Emergency roles are for people, not for programs." });
		}
		const allowed = await store.breakGlass.allowedRoles(workspaceId, personId);
		const refused = input.roles.filter((role) => !allowed.includes(role));
		if (refused.length > 0) {
			throw new SegwardError("action-forbidden", {
				path: "roles",
				detail: `You may not take in an emergency: ${refused.join(", ")}. You may: ${rolesText(allowed)}.`,
				hint: "Administrators say who may take which roles.",
			});
		}
		const startedAtMs = clock.now();
		const hours = Math.min(input.hours, BREAK_GLASS_HOURS.most);
		const record: BreakGlass = {
			id: newId(),
			personId,
			person: principal.name,
			roles: [...new Set(input.roles)],
			reason: input.reason,
			startedAt: isoInstant(startedAtMs),
			endsAt: isoInstant(startedAtMs + hours * 3_600_000),
		};
		await store.breakGlass.start(workspaceId, record);
		call.note({ resourceId: record.id });
		await tellReviewers(services, workspaceId, record);
		return record;
	};
}

async function tellReviewers({ register, policies, mail }: Services, workspaceId: string, record: BreakGlass) {
	for (const person of await register.list(workspaceId)) {
		if (person.id === record.personId) continue;
		const principal = principalIfTrained(person, workspaceId, { id: "" });
		if (principal === null) continue;
		const asked = { principal, action: "break-glass:review", resourceKind: "BreakGlass", resourceId: "*" };
		if (policies.decide(asked).allowed) await mail.send(brokenGlass(person, record));
	}
}
