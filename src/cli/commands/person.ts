import type { Command } from "commander";
import { rolesText } from "../../core/access/roles-text.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import type { Task } from "../task.ts";
import { addInvitationCommands } from "./invitation.ts";
import { type RoleOptions, withRoles } from "./role-options.ts";

export function addPersonCommands(program: Command, run: Runner): void {
	const person = program.command("person").description("people: list, invite, change, recover");
	addCommand(person, run, { use: "list", summary: "List the people", examples: ["person list"] }, async (task) => {
		const { items } = await (await task.client()).listPeople({}, task.sending);
		task.print(items, () =>
			table(items, [
				{ title: "E-MAIL", of: (one) => one.email },
				{ title: "NAME", of: (one) => one.name },
				{ title: "STATE", of: (one) => one.state },
				{ title: "ROLES", of: (one) => rolesText(one.roles) },
				{ title: "TEAMS", of: (one) => one.teams.join(", ") },
				{ title: "SECOND FACTOR", of: (one) => (one.secondFactor ? "set up" : "missing") },
				{ title: "LAST SIGN-IN", of: (one) => instant(one.lastSignInAt) },
			]),
		);
		return 0;
	});
	addInvitationCommands(person, run);
	addCommand<RoleOptions>(
		person,
		run,
		{
			use: "roles <email>",
			summary: "Change somebody's roles and teams; without --role the person is nothing here any more",
			examples: ["person roles grace@example.com --role marketer --role approver --team crm"],
		},
		async (task, [email = ""], { role: roles = [], team: teams = [] }) => {
			const id = await idOf(task, email);
			const changed = await (await task.client()).setPersonRoles({ id, roles, teams }, task.sending);
			task.print(changed, () => `${email}: ${rolesText(changed.roles)}. Sessions of before have ended.`);
			return 0;
		},
		withRoles,
	);
	const acts = [
		["deactivate", "Deactivate somebody: sessions and tokens end at once"],
		["activate", "Let a deactivated person sign in again"],
	] as const;
	for (const [verb, summary] of acts) {
		addCommand(
			person,
			run,
			{ use: `${verb} <email>`, summary, examples: [`person ${verb} grace@example.com`] },
			async (task, [email = ""]) => {
				const id = await idOf(task, email);
				const client = await task.client();
				const changed =
					verb === "activate"
						? await client.activatePerson({ id }, task.sending)
						: await client.deactivatePerson({ id }, task.sending);
				task.print(changed, () => `${email} is ${changed.state}.`);
				return 0;
			},
		);
	}
	addCommand(
		person,
		run,
		{
			use: "signout <email>",
			summary: "End all sessions of somebody",
			examples: ["person signout grace@example.com"],
		},
		async (task, [email = ""]) => {
			const id = await idOf(task, email);
			const ended = await (await task.client()).endPersonSessions({ id }, task.sending);
			task.print(ended, () => `${ended.ended} sessions of ${email} have ended.`);
			return 0;
		},
	);
	addCommand(
		person,
		run,
		{
			use: "reenrol <email>",
			summary: "Send somebody a link to set up a new second factor; the password is still asked",
			examples: ["person reenrol grace@example.com"],
		},
		async (task, [email = ""]) => {
			const id = await idOf(task, email);
			const sent = await (await task.client()).resetSecondFactor({ id }, task.sending);
			task.print(sent, () => sent.link ?? `A link is on its way to ${email}.`);
			return 0;
		},
	);
	addCommand(
		person,
		run,
		{
			use: "recover <email>",
			summary: "Make a link to a new password and second factor; for the local operator, loud in the log",
			examples: ["person recover ada@example.com"],
		},
		async (task, [email = ""]) => {
			const made = await (await task.client()).recoverPerson({ email }, task.sending);
			task.print(made, () => made.link);
			if (!task.json) {
				task.remark(`Works once, until ${instant(made.expiresAt)}. The person and every other administrator are told.`);
			}
			return 0;
		},
	);
}

async function idOf(task: Task, email: string): Promise<string> {
	const { items } = await (await task.client()).listPeople({}, task.sending);
	const found = items.find((one) => one.email === email.toLowerCase() || one.id === email);
	if (found !== undefined) return found.id;
	throw new SegwardError("not-found", { detail: `Nobody here is ${email}.`, hint: "See 'segward person list'." });
}
