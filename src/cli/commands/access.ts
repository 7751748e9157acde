import { type Command, Option } from "commander";
import { Role } from "../../core/access/principal.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { count, instant } from "../print/amounts.ts";
import { facts, table } from "../print/table.ts";
import { serverUrl } from "../session.ts";

/** Who may do what, and who did. */
export function addAccessCommands(program: Command, run: Runner): void {
	addTokenCommands(program, run);
	addCommand(
		program,
		run,
		{ use: "whoami", summary: "Show whose token this is and what it may do", examples: ["whoami"] },
		async (task) => {
			const me = await (await task.client()).whoAmI({}, task.sending);
			task.print(me, () =>
				facts([
					["name", me.name],
					["role", me.role],
					["workspace", me.workspaceId],
					["may do", me.actions.join(", ")],
				]),
			);
			return 0;
		},
	);
	const audit = program.command("audit").description("the access log");
	addCommand<{ limit: string; cursor?: string; action?: string; actor?: string; decision?: "allow" | "deny" }>(
		audit,
		run,
		{
			use: "list",
			summary: "List who did what, newest first",
			examples: ["audit list --decision deny", "audit list --actor nightly --limit 100"],
		},
		async (task, _, { limit, cursor, action, actor, decision }) => {
			const given = { limit, cursor, action, actor, decision };
			const page = await (await task.client()).listAuditEntries(given, task.sending);
			task.print(page, () => {
				const rows = table(page.items, [
					{ title: "NO", right: true, of: (one) => one.no },
					{ title: "AT", of: (one) => instant(one.at) },
					{ title: "ACTOR", of: (one) => `${one.actor} (${one.role})` },
					{ title: "ACTION", of: (one) => one.action },
					{ title: "RESOURCE", of: (one) => one.resource },
					{ title: "OUTCOME", of: (one) => one.outcome + (one.reason === undefined ? "" : ` (${one.reason})`) },
					{ title: "CUSTOMERS", right: true, of: (one) => one.customers && count(one.customers) },
					{ title: "FROM", of: (one) => one.from },
				]);
				return page.cursor === undefined ? rows : `${rows}\nnext: --cursor ${page.cursor}`;
			});
			return 0;
		},
		(command) =>
			command
				.option("--limit <n>", "entries a page", "50")
				.option("--cursor <cursor>", "next page")
				.option("--action <action>", "only this action, such as segment:preview")
				.option("--actor <name>", "only this token")
				.addOption(new Option("--decision <decision>", "only this decision").choices(["allow", "deny"])),
	);
}

function addTokenCommands(program: Command, run: Runner): void {
	const token = program.command("token").description("API tokens");
	addCommand<{ name: string; role: Role; expires: string }>(
		token,
		run,
		{
			use: "create",
			summary: "Make a token; its secret is printed this once",
			examples: ["token create --name nightly --role marketer --expires 90d"],
		},
		async (task, _, options) => {
			const { name, role, expires } = options;
			const created =
				serverUrl(options, task.terminal) === undefined
					? await task.house.createToken({ name, role, expires, data: options.data })
					: await (await task.client()).createToken({ name, role, expires }, task.sending);
			task.print(created, () => created.secret);
			if (!task.json) {
				task.remark(
					`Token ${created.token.id} for ${name}, role ${role}, until ${instant(created.token.expiresAt)}. It is not shown again.`,
				);
			}
			return 0;
		},
		(command) =>
			command
				.requiredOption("--name <name>", "what it is for")
				.addOption(new Option("--role <role>", "what it may do").choices(Role.options).makeOptionMandatory())
				.requiredOption("--expires <duration>", "a number with m, h or d, such as 12h or 90d"),
	);
	addCommand(token, run, { use: "list", summary: "List tokens", examples: ["token list"] }, async (task) => {
		const { items } = await (await task.client()).listTokens({}, task.sending);
		task.print(items, () =>
			table(items, [
				{ title: "ID", of: (one) => one.id },
				{ title: "NAME", of: (one) => one.name },
				{ title: "ROLE", of: (one) => one.role },
				{ title: "EXPIRES", of: (one) => instant(one.expiresAt) },
				{ title: "LAST USED", of: (one) => instant(one.lastUsedAt) },
				{ title: "REVOKED", of: (one) => instant(one.revokedAt) },
			]),
		);
		return 0;
	});
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
