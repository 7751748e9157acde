import { z } from "zod";
import { RoleName } from "../../core/access/role.ts";
import { allOf, IdParams, Instant } from "../parts.ts";
import { route } from "../route.ts";

export const Email = z.string().trim().max(254).pipe(z.email("an e-mail address, such as name@example.com"));
const Roles = z.array(RoleName).max(20);
const Teams = z.array(z.string().trim().min(1).max(60)).max(20);

/** A person as those see who manage people: what he is in this workspace. */
export const RegisteredPersonView = z.object({
	id: z.string(),
	name: z.string(),
	email: z.string(),
	state: z.enum(["active", "deactivated"]),
	roles: z.array(z.string()),
	teams: z.array(z.string()),
	createdAt: z.string(),
	lastSignInAt: z.string().optional(),
	/** Whether an authenticator is set up. */
	secondFactor: z.boolean(),
	/** The one who asks. */
	you: z.boolean(),
});

export const InvitationView = z.object({
	id: z.string(),
	email: z.string(),
	name: z.string(),
	roles: z.array(z.string()),
	teams: z.array(z.string()),
	madeBy: z.string(),
	createdAt: Instant,
	expiresAt: Instant,
	expired: z.boolean(),
});

/** The link itself is told only where no mail server would bring it. */
const Invited = z.object({ invitation: InvitationView, link: z.string().optional() });

const subject = { area: "access", resourceKind: "Person" } as const;
const reading = { ...subject, method: "GET", mutates: false, success: 200 } as const;
const acting = { ...subject, method: "POST", mutates: true, success: 200 } as const;
const invitation = { area: "access", resourceKind: "Invitation" } as const;
const onPerson = { resourceParam: "id", params: IdParams } as const;

/** The people of a workspace. Nobody is ever deleted: the access log goes on naming them. */
export const peopleRoutes = {
	listPeople: route({
		...reading,
		path: "/people",
		summary: "List the people of this workspace",
		action: "person:list",
		response: z.object({
			items: z.array(RegisteredPersonView),
			/** One active person does everything, so that nobody checks anybody. */
			alone: z.boolean(),
			/** Whether messages reach people by themselves. */
			delivers: z.boolean(),
		}),
	}),
	listInvitations: route({
		...reading,
		resourceKind: "Invitation",
		path: "/invitations",
		summary: "List invitations that nobody has accepted yet",
		action: "invitation:list",
		response: allOf(InvitationView),
	}),
	invitePerson: route({
		...subject,
		method: "POST",
		mutates: true,
		success: 201,
		path: "/invitations",
		summary: "Invite somebody by e-mail with a link that works once, for 72 hours",
		action: "person:invite",
		body: z.object({
			email: Email,
			name: z.string().trim().min(1).max(100),
			roles: Roles.min(1),
			teams: Teams.default([]),
		}),
		response: Invited,
		example: { email: "grace@example.com", name: "Grace Hopper", roles: ["viewer"], teams: ["crm"] },
	}),
	resendInvitation: route({
		...acting,
		resourceKind: "Invitation",
		...onPerson,
		path: "/invitations/:id/resend",
		summary: "Send an invitation again with a fresh link; the link before is void",
		action: "invitation:resend",
		response: Invited,
	}),
	withdrawInvitation: route({
		...invitation,
		...onPerson,
		method: "DELETE",
		mutates: true,
		success: 200,
		path: "/invitations/:id",
		summary: "Withdraw an invitation: its link is void at once",
		action: "invitation:withdraw",
		response: z.object({ withdrawn: z.literal(true) }),
	}),
	setPersonRoles: route({
		...subject,
		...onPerson,
		method: "PUT",
		mutates: true,
		success: 200,
		path: "/people/:id/roles",
		summary: "Change somebody's roles and teams in this workspace; that person's sessions end",
		description: "Without roles the person is nothing here. Nobody changes his own, unless nobody else is there.",
		action: "person:set-roles",
		body: z.object({ roles: Roles, teams: Teams }),
		response: RegisteredPersonView,
		example: { roles: ["marketer", "approver"], teams: ["crm"] },
	}),
	deactivatePerson: route({
		...acting,
		...onPerson,
		path: "/people/:id/deactivation",
		summary: "Deactivate somebody: sessions and tokens end at once",
		action: "person:deactivate",
		response: RegisteredPersonView,
	}),
	activatePerson: route({
		...acting,
		...onPerson,
		path: "/people/:id/activation",
		summary: "Let a deactivated person sign in again; tokens stay revoked",
		action: "person:activate",
		response: RegisteredPersonView,
	}),
	endPersonSessions: route({
		...subject,
		...onPerson,
		method: "DELETE",
		mutates: true,
		success: 200,
		path: "/people/:id/sessions",
		summary: "Sign somebody out everywhere",
		action: "person:end-sessions",
		response: z.object({ ended: z.number() }),
	}),
	resetSecondFactor: route({
		...acting,
		...onPerson,
		path: "/people/:id/second-factor-reset",
		summary: "Send somebody who lost the second factor a link to set up a new one; the password is still asked",
		action: "person:reset-second-factor",
		response: z.object({ sent: z.literal(true), link: z.string().optional() }),
	}),
	recoverPerson: route({
		...acting,
		path: "/people/recovery",
		summary: "Make a link that gives a person a new password and a new second factor",
		description: "For the local operator alone; every other administrator is told.",
		action: "person:recover",
		body: z.object({ email: Email }),
		response: z.object({ link: z.string(), expiresAt: Instant }),
		example: { email: "ada@example.com" },
	}),
	changeOwnEmail: route({
		...acting,
		path: "/me/email",
		summary: "Change your own e-mail address: a link goes to the new one, a notice to the old one",
		action: "me:change-email",
		body: z.object({ email: Email }),
		response: z.object({ sent: z.literal(true) }),
		example: { email: "ada@example.org" },
	}),
};
