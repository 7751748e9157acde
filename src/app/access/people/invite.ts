import type { RoleName } from "../../../core/access/role.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { OneTimeLink } from "../../../ports/one-time-links.ts";
import type { Call, UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { refuseUnknownRoles } from "../known-roles.ts";
import { issueLink, type LinkDeps } from "../links/issue-link.ts";
import { invitation as invitationMessage } from "../messages.ts";

export interface InvitationRequest {
	email: string;
	name: string;
	roles: RoleName[];
	teams: string[];
}

export interface InvitationView extends InvitationRequest {
	id: string;
	madeBy: string;
	createdAt: string;
	expiresAt: string;
	expired: boolean;
}

interface Invited {
	invitation: InvitationView;
	/** Only where no mail server would bring it. */
	link?: string;
}

type Invitation = OneTimeLink & { kind: "invitation" };
type InviteDeps = LinkDeps & Pick<Services, "register" | "mail" | "store">;

/** @throws SegwardError `name-taken` where that address is somebody of this workspace; `role-unknown`. */
export function invitePerson(deps: InviteDeps): UseCase<InvitationRequest, Invited> {
	return async (call, request) => {
		await refuseUnknownRoles(deps, call.workspaceId, request.roles);
		const email = request.email.toLowerCase();
		const people = await deps.register.list(call.workspaceId);
		if (people.some((person) => person.email === email)) {
			throw new SegwardError("name-taken", {
				detail: "Somebody of this workspace has this e-mail address.",
				hint: "Change that person's roles instead.",
			});
		}
		return send(deps, call, { ...request, email });
	};
}

/** A fresh link for another 72 hours. @throws SegwardError `not-found`. */
export function resendInvitation(deps: InviteDeps): UseCase<{ id: string }, Invited> {
	return async (call, { id }) => {
		const open = await deps.links.openInvitations(call.workspaceId);
		const kept = open.find((one) => one.id === id);
		if (kept === undefined) throw gone();
		const { email, name, assignment } = kept;
		return send(deps, call, { email, name, roles: assignment.roles, teams: assignment.teams });
	};
}

/** @throws SegwardError `not-found` where it was accepted or withdrawn before. */
export function withdrawInvitation({
	links,
	clock,
}: Pick<Services, "links" | "clock">): UseCase<{ id: string }, { withdrawn: true }> {
	return async (call, { id }) => {
		const at = new Date(clock.now()).toISOString();
		if (!(await links.withdrawInvitation(call.workspaceId, id, at))) throw gone();
		return { withdrawn: true };
	};
}

export function listInvitations({
	links,
	clock,
}: Pick<Services, "links" | "clock">): UseCase<unknown, { items: InvitationView[] }> {
	return async (call) => {
		const open = await links.openInvitations(call.workspaceId);
		return { items: open.map((link) => viewOf(link, clock.now())) };
	};
}

async function send(deps: InviteDeps, call: Call, { roles, teams, ...who }: InvitationRequest): Promise<Invited> {
	const { workspaceId, principal } = call;
	const assignment = { workspaceId, roles: [...new Set(roles)], teams: [...new Set(teams)] };
	const purpose = { kind: "invitation", ...who, assignment } as const;
	const { link, url } = await issueLink(deps, purpose, principal.name);
	call.note({ resourceId: link.id });
	const workspace = await deps.store.workspaces.find(workspaceId);
	await deps.mail.send(invitationMessage(who, url, workspace?.name ?? workspaceId, principal.name));
	const invitation = viewOf({ ...link, ...purpose }, deps.clock.now());
	return deps.mail.delivers ? { invitation } : { invitation, link: url };
}

function viewOf({ id, email, name, assignment, madeBy, createdAt, expiresAt }: Invitation, nowMs: number) {
	const { roles, teams } = assignment;
	return { id, email, name, roles, teams, madeBy, createdAt, expiresAt, expired: Date.parse(expiresAt) <= nowMs };
}

function gone(): SegwardError {
	return new SegwardError("not-found", { detail: "There is no such open invitation." });
}
