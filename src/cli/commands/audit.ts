import { type Command, Option } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { count, instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import { addAuditDiffCommand } from "./audit-diff.ts";
import { addAuditExportCommand } from "./audit-export.ts";
import { addAuditForwardCommands } from "./audit-forward.ts";
import { addAuditProofCommands } from "./audit-proofs.ts";

export function addAuditCommands(program: Command, run: Runner): void {
	const audit = program.command("audit").description("the access log");
	addAuditProofCommands(audit, run);
	addAuditExportCommand(audit, run);
	addAuditDiffCommand(audit, run);
	addAuditForwardCommands(audit, run);
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
