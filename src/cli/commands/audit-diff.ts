import type { Command } from "commander";
import type { ResultOf } from "../../contract/routes.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";

type Change = ResultOf<"showAuditChanges">["changes"][number];

export function addAuditDiffCommand(audit: Command, run: Runner): void {
	addCommand(
		audit,
		run,
		{
			use: "diff <no>",
			summary: "Show what an entry changed: digests before and after, and whether it is still so",
			examples: ["audit diff 42"],
		},
		async (task, [no = ""]) => {
			const shown = await (await task.client()).showAuditChanges({ no }, task.sending);
			task.print(shown, () => {
				const head = `${shown.no}  ${instant(shown.at)}  ${shown.actor}  ${shown.action}  ${shown.outcome}`;
				const lines = shown.changes.length === 0 ? ["It changed no configuration."] : shown.changes.map(textOf);
				return [head, ...lines].join("\n");
			});
			return 0;
		},
	);
}

function textOf({ what, before, after, now, isCurrent }: Change): string {
	const standing = isCurrent
		? "so it is now"
		: now === undefined
			? "it was removed since"
			: "it was changed again since";
	return [what, `  before  ${before ?? "(was not there)"}`, `  after   ${after ?? "(removed)"}`, `  ${standing}`].join(
		"\n",
	);
}
