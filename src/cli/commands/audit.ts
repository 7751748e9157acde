import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { count, instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import { addAuditDiffCommand } from "./audit-diff.ts";
import { addAuditErasureCommand } from "./audit-erasure.ts";
import { addAuditExportCommand } from "./audit-export.ts";
import { type AuditFilterOptions, addFilterOptions, searchOf } from "./audit-filters.ts";
import { addAuditForwardCommands } from "./audit-forward.ts";
import { addAuditProofCommands } from "./audit-proofs.ts";
import { addAuditReviewCommands } from "./audit-review.ts";
import { addAuditViewCommands } from "./audit-views.ts";

export function addAuditCommands(program: Command, run: Runner): void {
	const audit = program.command("audit").description("the access log");
	addAuditProofCommands(audit, run);
	addAuditExportCommand(audit, run);
	addAuditDiffCommand(audit, run);
	addAuditForwardCommands(audit, run);
	addAuditViewCommands(audit, run);
	addAuditErasureCommand(audit, run);
	addAuditReviewCommands(audit, run);
	addCommand<{ limit: string; cursor?: string } & AuditFilterOptions>(
		audit,
		run,
		{
			use: "list",
			summary: "List who did what, newest first",
			examples: ["audit list --decision deny", "audit list --actor nightly --action segment: --limit 100"],
		},
		async (task, _, { limit, cursor, ...options }) => {
			const client = await task.client();
			const { customer, ...filter } = searchOf(options);
			const given = { limit, cursor, ...filter };
			const page =
				customer === undefined
					? await client.listAuditEntries(given, task.sending)
					: await client.searchAuditEntries({ ...given, customer }, task.sending);
			task.print(page, () => {
				const rows = table(page.items, [
					{ title: "NO", right: true, of: (one) => one.no },
					{ title: "AT", of: (one) => instant(one.at) },
					{ title: "ACTOR", of: (one) => (one.isErased ? "(erased)" : `${one.actor} (${one.role})`) },
					{ title: "ACTION", of: (one) => one.action },
					{ title: "RESOURCE", of: (one) => one.resource },
					{ title: "OUTCOME", of: (one) => (one.isErased ? "" : outcomeOf(one)) },
					{ title: "CUSTOMERS", right: true, of: (one) => one.customers && count(one.customers) },
					{ title: "FROM", of: (one) => one.from },
				]);
				return page.cursor === undefined ? rows : `${rows}\nnext: --cursor ${page.cursor}`;
			});
			return 0;
		},
		(command) =>
			addFilterOptions(command.option("--limit <n>", "entries a page", "50").option("--cursor <cursor>", "next page")),
	);
	addCommand<{ weeks: string }>(
		audit,
		run,
		{
			use: "activity",
			summary: "Show how much happened in each hour of the last weeks",
			examples: ["audit activity --weeks 4"],
		},
		async (task, _, { weeks }) => {
			const activity = await (await task.client()).auditActivity({ weeks }, task.sending);
			task.print(activity, () =>
				table(activity.items, [
					{ title: "HOUR", of: (one) => instant(one.at) },
					{ title: "ACTS", right: true, of: (one) => count(one.acts) },
					{ title: "REFUSED", right: true, of: (one) => count(one.refused) },
				]),
			);
			return 0;
		},
		(command) => command.option("--weeks <n>", "1 to 12", "8"),
	);
}

function outcomeOf({ outcome, reason }: { outcome: string; reason?: string }): string {
	return reason === undefined ? outcome : `${outcome} (${reason})`;
}
