import type { Command } from "commander";
import type { ResultOf } from "../../contract/routes.ts";
import type { PolicyKind } from "../../core/access/workspace-policy.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { type PolicyFileOptions, readPolicyFile } from "../policy-file.ts";
import { instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";

/** Roles and policies of the workspace: the same commands for both. */
export function addPolicyCommands(program: Command, run: Runner, kind: PolicyKind): void {
	const group = program
		.command(kind)
		.description(kind === "role" ? "roles: who may what" : "policies of the workspace");
	const naming = (command: Command) =>
		command.option("--name <name>", "instead of the name of the file").option("--title <title>", "in words");
	if (kind === "role") addRoleList(group, run);
	else addPolicyList(group, run);
	addCommand(
		group,
		run,
		{ use: "show <name>", summary: `Show a ${kind} with its versions`, examples: [`${kind} show support`] },
		async (task, [name = ""]) => {
			const shown = await (await task.client()).getPolicy({ kind, name }, task.sending);
			const versions = () =>
				table(shown.versions, [
					{ title: "VERSION", of: ({ version }) => String(version) },
					{ title: "WHEN", of: ({ at }) => instant(at) },
					{ title: "WHO", of: ({ author }) => author },
					{ title: "SHA-256", of: ({ digest }) => digest ?? "removed" },
				]);
			task.print(shown, () => `${shown.policy?.text.trimEnd() ?? "It was removed."}\n\n${versions()}`);
			return 0;
		},
	);
	addCommand<PolicyFileOptions>(
		group,
		run,
		{ use: "check <file>", summary: `Check a ${kind}`, examples: [`${kind} check office-hours.cedar`] },
		async (task, [file = ""], options) => {
			const draft = await readPolicyFile(kind, file, options, task.terminal.stdin);
			const checked = await (await task.client()).checkPolicy(draft, task.sending);
			task.print(checked, () => findingsText(checked.findings));
			return checked.findings.some(({ severity }) => severity === "error") ? 1 : 0;
		},
		naming,
	);
	addCommand<PolicyFileOptions & { at?: string; from?: string }>(
		group,
		run,
		{
			use: "try <file>",
			summary: "See who would gain and lose by it; nothing is changed",
			examples: [`${kind} try office-hours.cedar`, `${kind} try office-hours.cedar --at 2026-06-01T22:00:00Z`],
		},
		async (task, [file = ""], { at, from, ...options }) => {
			const draft = await readPolicyFile(kind, file, options, task.terminal.stdin);
			const tried = await (await task.client()).tryPolicies({ draft, at, from }, task.sending);
			task.print(tried, () => tryOutText(tried));
			return tried.refusals.length > 0 ? 1 : 0;
		},
		(command) =>
			naming(command)
				.option("--at <instant>", "at this instant instead of now")
				.option("--from <address>", "from this network address"),
	);
	addCommand<PolicyFileOptions>(
		group,
		run,
		{
			use: "apply <file>",
			summary: "Put it in force, at once (a person with a fresh second factor, or the operator)",
			examples: [`${kind} apply office-hours.cedar --title "Office hours"`],
		},
		async (task, [file = ""], options) => {
			const draft = await readPolicyFile(kind, file, options, task.terminal.stdin);
			const applied = await (await task.client()).applyPolicy(draft, task.sending);
			task.print(applied, () => `Version ${applied.version ?? 1} of ${kind} ${draft.name} is in force.`);
			return 0;
		},
		naming,
	);
	addCommand(
		group,
		run,
		{ use: "remove <name>", summary: `Take a ${kind} out of force`, examples: [`${kind} remove office-hours`] },
		async (task, [name = ""]) => {
			const removed = await (await task.client()).removePolicy({ kind, name }, task.sending);
			task.print(removed, () => `${name} is no longer in force.`);
			return 0;
		},
	);
}

function addPolicyList(group: Command, run: Runner): void {
	addCommand(group, run, { use: "list", summary: "List policies", examples: ["policy list"] }, async (task) => {
		const { items } = await (await task.client()).listPolicies({}, task.sending);
		task.print(items, () =>
			table(items, [
				{ title: "ID", of: ({ id }) => id },
				{ title: "TITLE", of: ({ title }) => title },
				{ title: "VERSION", of: ({ version }) => String(version ?? "") },
				{ title: "CHANGED", of: ({ changedAt }) => instant(changedAt) },
				{ title: "BY", of: ({ changedBy }) => changedBy ?? "" },
			]),
		);
		return 0;
	});
}

function addRoleList(group: Command, run: Runner): void {
	addCommand(
		group,
		run,
		{ use: "list", summary: "List roles, and how many have them", examples: ["role list"] },
		async (task) => {
			const { items } = await (await task.client()).listRoles({}, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "NAME", of: ({ name }) => name },
					{ title: "TITLE", of: ({ title }) => title },
					{ title: "KIND", of: ({ builtIn }) => (builtIn ? "built in" : "own") },
					{ title: "PEOPLE", of: ({ people }) => String(people) },
					{ title: "TOKENS", of: ({ tokens }) => String(tokens) },
				]),
			);
			return 0;
		},
	);
}

function findingsText(findings: ResultOf<"checkPolicy">["findings"]): string {
	if (findings.length === 0) return "Nothing is wrong with it.";
	return findings
		.map(({ severity, line, column, message, hint }) => {
			const place = line === undefined ? "" : ` line ${line}, column ${column}`;
			return `${severity}${place}: ${message}${hint === undefined ? "" : `\n  ${hint}`}`;
		})
		.join("\n");
}

function tryOutText({ principals, actions, changes, refusals }: ResultOf<"tryPolicies">): string {
	const rows = changes.flatMap(({ kind, name, gains, loses }) => [
		...gains.map((one) => ({ who: `${kind} ${name}`, how: "gains", ...one })),
		...loses.map((one) => ({ who: `${kind} ${name}`, how: "loses", ...one })),
	]);
	const compared = `${principals} people, tokens and roles × ${actions} actions compared; ${changes.length} would notice.`;
	const listed = table(rows, [
		{ title: "WHO", of: ({ who }) => who },
		{ title: "", of: ({ how }) => how },
		{ title: "ACTION", of: ({ action }) => action },
		{ title: "WHERE", of: ({ where }) => where ?? "everywhere" },
	]);
	return [compared, ...(rows.length > 0 ? [listed] : []), ...refusals.map((one) => `refused: ${one}`)].join("\n");
}
