import { type Command, Option } from "commander";
import { ApprovalSetting } from "../../core/segments/approval-setting.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";
import { facts, table } from "../print/table.ts";
import type { Task } from "../task.ts";

interface Decision {
	version?: string;
	reason?: string;
}

export function addSegmentApprovalCommands(segment: Command, run: Runner): void {
	addCommand<{ version?: string; note: string }>(
		segment,
		run,
		{
			use: "submit <name>",
			summary: "Ask others to approve the newest version",
			examples: ['segment submit lapsed-high-value --note "Germany is added"'],
		},
		async (task, [name = ""], { note, ...options }) => {
			const version = await versionOf(task, name, options);
			const view = await (await task.client()).submitSegment({ name, version, note }, task.sending);
			task.print(view, () => `Version ${version} of ${name} waits for approval.`);
			return 0;
		},
		(command) =>
			command
				.option("--version <n>", "the version that you mean; the newest where none is stated")
				.option("--note <text>", "what others should know", ""),
	);
	addCommand<Decision & { selfApproval?: boolean }>(
		segment,
		run,
		{
			use: "approve <name>",
			summary: "Approve the newest version: it counts from now on",
			examples: ["segment approve lapsed-high-value --version 2", "segment approve lapsed-high-value --self-approval"],
		},
		async (task, [name = ""], { reason, selfApproval, ...options }) => {
			const version = await versionOf(task, name, options);
			const view = await (await task.client()).approveSegment(
				{ name, version, reason, selfApproval: selfApproval === true },
				task.sending,
			);
			task.print(view, () => `Version ${version} of ${name} counts; the segment is ${view.state}.`);
			return 0;
		},
		(command) =>
			command
				.option("--version <n>", "the version that you looked at; the newest where none is stated")
				.option("--reason <text>", "why")
				.option("--self-approval", "confirm that you approve your own work, since nobody else could"),
	);
	addCommand<Decision>(
		segment,
		run,
		{
			use: "return <name>",
			summary: "Return the newest version to its authors, with a reason",
			examples: ['segment return lapsed-high-value --reason "The purpose does not cover this"'],
		},
		async (task, [name = ""], { reason = "", ...options }) => {
			const version = await versionOf(task, name, options);
			const view = await (await task.client()).returnSegment({ name, version, reason }, task.sending);
			task.print(view, () => `Version ${version} of ${name} went back to its authors.`);
			return 0;
		},
		(command) =>
			command
				.option("--version <n>", "the version that you looked at; the newest where none is stated")
				.requiredOption("--reason <text>", "why"),
	);
	addCommand(
		segment,
		run,
		{
			use: "reviews <name>",
			summary: "List who asked for and who decided about versions, newest first",
			examples: ["segment reviews lapsed-high-value"],
		},
		async (task, [name = ""]) => {
			const { items } = await (await task.client()).listSegmentReviews({ name }, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "VERSION", right: true, of: (one) => one.version },
					{ title: "STATE", of: (one) => (one.selfApproved ? "self-approved, nobody else could" : one.state) },
					{ title: "ASKED BY", of: (one) => one.requestedBy },
					{ title: "ASKED", of: (one) => instant(one.requestedAt) },
					{ title: "DECIDED BY", of: (one) => one.decidedBy },
					{ title: "DECIDED", of: (one) => instant(one.decidedAt) },
					{ title: "REASON", of: (one) => one.reason },
				]),
			);
			return 0;
		},
	);
	addCommand<{ set?: ApprovalSetting }>(
		segment,
		run,
		{
			use: "approval",
			summary: "Show or set whether segments need approval",
			examples: ["segment approval", "segment approval --set required"],
		},
		async (task, _, { set }) => {
			const client = await task.client();
			const view =
				set === undefined
					? await client.showApproval({}, task.sending)
					: await client.setApproval({ setting: set }, task.sending);
			task.print(view, () =>
				facts([
					["setting", view.setting],
					["required for you", view.required ? "yes" : "no"],
					["people who may approve", String(view.approvers)],
				]),
			);
			return 0;
		},
		(command) =>
			command.addOption(
				new Option("--set <setting>", "automatic: as soon as somebody else may approve").choices(
					ApprovalSetting.options,
				),
			),
	);
}

async function versionOf(task: Task, name: string, { version }: { version?: string }): Promise<number> {
	if (version !== undefined) return Number(version);
	return (await (await task.client()).getSegment({ name }, task.sending)).approval.newestVersion;
}
