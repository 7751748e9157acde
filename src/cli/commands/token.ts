import type { Command } from "commander";
import { Role, type RoleName } from "../../core/access/role.ts";
import { rolesText } from "../../core/access/roles-text.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";
import { facts, table } from "../print/table.ts";
import { serverUrl } from "../session.ts";

export function addTokenCommands(program: Command, run: Runner): void {
	addCommand(
		program,
		run,
		{ use: "whoami", summary: "Show whose token this is and what it may do", examples: ["whoami"] },
		async (task) => {
			const me = await (await task.client()).whoAmI({}, task.sending);
			task.print(me, () =>
				facts([
					["name", me.name],
					["roles", rolesText(me.roles)],
					["workspace", me.workspaceId],
					["may do", me.actions.join(", ")],
				]),
			);
			return 0;
		},
	);
	const token = program.command("token").description("API tokens");
	addCommand<{ name: string; role: RoleName[]; expires: string; scope?: string[] }>(
		token,
		run,
		{
			use: "create",
			summary: "Make a token; its secret is printed this once",
			examples: [
				"token create --name nightly --role marketer --expires 90d",
				"token create --name mine --role administrator --role marketer --expires 12h",
			],
		},
		async (task, _, options) => {
			const { name, role: roles, expires, scope: scopes } = options;
			const created =
				serverUrl(options, task.terminal) === undefined && options.workspace === undefined
					? await task.house.createToken({ name, roles, expires, scopes, data: options.data })
					: await (await task.client()).createToken({ name, roles, expires, scopes }, task.sending);
			task.print(created, () => created.secret);
			if (!task.json) {
				task.remark(
					`Token ${created.token.id} for ${name} (${rolesText(roles)}), until ${instant(created.token.expiresAt)}. It is not shown again.`,
				);
			}
			return 0;
		},
		(command) =>
			command
				.requiredOption("--name <name>", "what it is for")
				.requiredOption(
					"--role <role>",
					`what it may do, once a role: ${Role.options.join(", ")}, or one of your own`,
					(role: RoleName, before: RoleName[] = []) => [...before, role],
				)
				.option(
					"--scope <action>",
					"an action or group of actions that it is narrowed to, once each",
					(one: string, before: string[] = []) => [...before, one],
				)
				.requiredOption("--expires <duration>", "a number with m, h or d, such as 12h or 90d"),
	);
	addCommand<{ all?: boolean }>(
		token,
		run,
		{
			use: "list",
			summary: "List your own tokens, or those of everybody",
			examples: ["token list", "token list --all"],
		},
		async (task, _, { all }) => {
			const client = await task.client();
			const { items } = all ? await client.listAllTokens({}, task.sending) : await client.listTokens({}, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "ID", of: (one) => one.id },
					{ title: "NAME", of: (one) => one.name },
					{ title: "ROLES", of: (one) => rolesText(one.roles) },
					{ title: "EXPIRES", of: (one) => instant(one.expiresAt) },
					{ title: "LAST USED", of: (one) => instant(one.lastUsedAt) },
					{ title: "REVOKED", of: (one) => instant(one.revokedAt) },
				]),
			);
			return 0;
		},
		(command) => command.option("--all", "of everybody"),
	);
	addCommand(
		token,
		run,
		{ use: "revoke <id>", summary: "Revoke a token at once", examples: ["token revoke tok_abc"] },
		async (task, [id = ""]) => {
			const revoked = await (await task.client()).revokeToken({ id }, task.sending);
			task.print(revoked, () => `Revoked ${id}.`);
			return 0;
		},
	);
}
