import type { Command } from "commander";
import type { ResultOf } from "../../contract/routes.ts";
import { rolesText } from "../../core/access/roles-text.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import type { Task } from "../task.ts";
import { type RoleOptions, withRoles } from "./role-options.ts";

/** `person invite` and what becomes of an invitation. */
export function addInvitationCommands(person: Command, run: Runner): void {
	addCommand<RoleOptions & { name?: string }>(
		person,
		run,
		{
			use: "invite <email>",
			summary: "Invite somebody with a link that works once, for 72 hours",
			examples: ['person invite grace@example.com --name "Grace Hopper" --role viewer --team crm'],
		},
		async (task, [email = ""], { name = email, role: roles = [], team: teams = [] }) => {
			tell(task, await (await task.client()).invitePerson({ email, name, roles, teams }, task.sending));
			return 0;
		},
		(command) => withRoles(command.option("--name <name>", "how the person is called")),
	);
	addCommand(
		person,
		run,
		{ use: "invitations", summary: "List invitations that wait", examples: ["person invitations"] },
		async (task) => {
			const { items } = await (await task.client()).listInvitations({}, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "ID", of: (one) => one.id },
					{ title: "E-MAIL", of: (one) => one.email },
					{ title: "ROLES", of: (one) => rolesText(one.roles) },
					{ title: "BY", of: (one) => one.madeBy },
					{ title: "VALID UNTIL", of: (one) => instant(one.expiresAt) },
				]),
			);
			return 0;
		},
	);
	addCommand(
		person,
		run,
		{ use: "resend <invitation>", summary: "Send an invitation again", examples: ["person resend 3c0f0b52"] },
		async (task, [id = ""]) => {
			tell(task, await (await task.client()).resendInvitation({ id }, task.sending));
			return 0;
		},
	);
	addCommand(
		person,
		run,
		{ use: "withdraw <invitation>", summary: "Withdraw an invitation", examples: ["person withdraw 3c0f0b52"] },
		async (task, [id = ""]) => {
			const done = await (await task.client()).withdrawInvitation({ id }, task.sending);
			task.print(done, () => "Withdrawn: its link is void.");
			return 0;
		},
	);
}

function tell(task: Task, invited: ResultOf<"invitePerson">): void {
	const { email, expiresAt } = invited.invitation;
	task.print(invited, () => invited.link ?? `An invitation is on its way to ${email}.`);
	if (!task.json) task.remark(`Works once, until ${instant(expiresAt)}.`);
}
