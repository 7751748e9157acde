import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Readable } from "node:stream";
import type { Command } from "commander";
import type { RequestOf, ResultOf } from "../../contract/routes.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { describeSize } from "../../core/privacy/describe-size.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { loadDocument } from "../documents.ts";
import { openOut } from "../out-file.ts";
import { count, duration, instant } from "../print/amounts.ts";
import { facts, table } from "../print/table.ts";

type Extract = ResultOf<"getExtract">;

export function addExtractCommands(program: Command, run: Runner): void {
	const extract = program.command("extract").description("anonymised extracts of segments");
	addCommand(
		extract,
		run,
		{
			use: "propose <segment>",
			summary: "Show what each field would be in an extract, by its labels",
			examples: ["extract propose lapsed-high-value"],
		},
		async (task, [segment = ""]) => {
			const proposed = await (await task.client()).proposeExtract({ segment }, task.sending);
			task.print(proposed, () =>
				table(proposed.columns, [
					{ title: "FIELD", of: (one) => one.field },
					{ title: "TYPE", of: (one) => one.type },
					{ title: "ROLE", of: (one) => one.role ?? (one.barred === undefined ? "leave out" : "never") },
					{ title: "LABELS", of: (one) => one.labels.join(", ") },
					{ title: "WHY", of: (one) => one.barred ?? "" },
				]),
			);
			return 0;
		},
	);
	addCommand<{ keepDays: string; allRows?: boolean; background?: boolean }>(
		extract,
		run,
		{
			use: "create <segment> <plan>",
			summary: "Make an extract as planned in a YAML or JSON file: k, columns and their roles",
			examples: ["extract create lapsed-high-value plan.yaml", "extract create lapsed-high-value plan.yaml --json"],
		},
		async (task, [segment = "", path = ""], { keepDays, allRows = false, background = false }) => {
			const plan = await planIn(path, task.terminal.stdin);
			const client = await task.client();
			const startedAtMs = performance.now();
			const asked = { segment, plan, keepDays: Number(keepDays), allRows, background };
			const work = client.createExtract(asked, task.sending);
			const made = await task.progress.during(work, () => `anonymising, ${duration(performance.now() - startedAtMs)}`);
			task.print(made, () => extractFacts(made));
			return 0;
		},
		(command) =>
			command
				.option("--keep-days <n>", "days until its rows are removed, 1 to 90", "7")
				.option("--all-rows", "of all members, for whoever may see how many they are; otherwise some are drawn")
				.option("--background", "answer once it is started (on a server)"),
	);
	addCommand(
		extract,
		run,
		{ use: "list", summary: "List extracts, newest first", examples: ["extract list"] },
		async (task) => {
			const { items } = await (await task.client()).listExtracts({}, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "ID", of: (one) => one.id },
					{ title: "SEGMENT", of: (one) => one.segment },
					{ title: "STATE", of: (one) => one.state },
					{ title: "K", right: true, of: (one) => String(one.plan.k) },
					{ title: "ROWS", right: true, of: (one) => (one.report ? count(one.report.released) : "") },
					{ title: "MADE", of: (one) => instant(one.startedAt) },
					{ title: "EXPIRES", of: (one) => instant(one.expiresAt) },
				]),
			);
			return 0;
		},
	);
	addCommand(
		extract,
		run,
		{ use: "show <id>", summary: "Show risk and utility of an extract", examples: ["extract show 0f3c…"] },
		async (task, [id = ""]) => {
			const one = await (await task.client()).getExtract({ id }, task.sending);
			task.print(one, () => extractFacts(one));
			return 0;
		},
	);
	addCommand<{ purpose: string; format: string; out?: string }>(
		extract,
		run,
		{
			use: "download <id>",
			summary: "Write the file of an extract, for the purpose it was made for",
			examples: ["extract download 0f3c… --purpose market-research --out extract.csv"],
		},
		async (task, [id = ""], { purpose, format, out }) => {
			const client = await task.client();
			const file = openOut(out, task.terminal);
			for (let part: number | undefined = 0; part !== undefined; ) {
				const given = { id, purpose, format: format === "jsonl" ? ("jsonl" as const) : ("csv" as const), part };
				const taken: ResultOf<"downloadExtract"> = await client.downloadExtract(given, task.sending);
				await file.write(taken.content);
				part = taken.next;
			}
			file.close();
			if (file.path !== undefined) task.print({ file: file.path }, () => `Written to ${file.path}.`);
			return 0;
		},
		(command) =>
			command
				.requiredOption("--purpose <purpose>", "the purpose of the segment")
				.option("--format <format>", "csv or jsonl", "csv")
				.option("--out <file>", "where to; standard output unless stated, or -"),
	);
	addCommand(
		extract,
		run,
		{ use: "delete <id>", summary: "Stop an extract, or remove its rows", examples: ["extract delete 0f3c…"] },
		async (task, [id = ""]) => {
			const removed = await (await task.client()).removeExtract({ id }, task.sending);
			task.print(removed, () => `The rows of extract ${id} are gone.`);
			return 0;
		},
	);
}

type Plan = RequestOf<"createExtract">["plan"];

/** A plan may name the file of a hierarchy, `hierarchyFile`, beside itself. The server checks the rest. */
async function planIn(path: string, stdin: Readable): Promise<Plan> {
	const { body } = await loadDocument(path, stdin);
	const columns = Array.isArray(body.columns) ? body.columns : [];
	const read = columns.map(({ hierarchyFile, ...column }) =>
		typeof hierarchyFile === "string"
			? { ...column, hierarchy: textOf(resolve(path === "-" ? "." : dirname(path), hierarchyFile)) }
			: column,
	);
	return { ...body, columns: read } as Plan;
}

function textOf(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch (cause) {
		throw new SegwardError("usage-invalid", { file, detail: "The hierarchy cannot be read.", cause });
	}
}

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

function extractFacts(extract: Extract): string {
	const { id, segment, purpose, state, plan, members, drawn, expiresAt, report, errorDetail, digest } = extract;
	const head: [string, string][] = [
		["extract", id],
		["segment", segment],
		["purpose", purpose],
		["state", state],
		["k", String(plan.k)],
		...(members === undefined ? [] : [["members", describeSize(members)] as [string, string]]),
		["expires", instant(expiresAt)],
	];
	if (errorDetail !== undefined) head.push(["failed", errorDetail]);
	if (report === undefined) return facts(head);
	const { before, after, utility, measured } = report;
	return [
		facts([
			...head,
			["method", report.method],
			["rows released", `${count(report.released)} of ${count(report.rows)}${drawn ? " drawn at random" : ""}`],
			["measured k", String(measured?.k ?? "")],
			...(measured?.sensitive ?? []).map(({ column, distinct, entropy, t }): [string, string] => [
				`measured ${column}`,
				`distinct l ${distinct}, entropy l ${entropy.toFixed(2)}, t ${t.toFixed(3)}`,
			]),
			["information lost", percent(utility.informationLoss)],
			["average class", utility.averageClassSize.toFixed(1)],
			["SHA-256", digest ?? ""],
		]),
		"",
		table(
			[
				{ name: "smallest class", before: count(before.smallestClass), after: count(after.smallestClass) },
				{
					name: "alone in a class",
					before: `${report.countsPlusMinus === undefined ? "" : "about "}${count(before.uniques)}`,
					after: count(after.uniques),
				},
				{
					name: "prosecutor, highest",
					before: percent(before.prosecutor.highest),
					after: percent(after.prosecutor.highest),
				},
				{
					name: "prosecutor, average",
					before: percent(before.prosecutor.average),
					after: percent(after.prosecutor.average),
				},
				{
					name: "journalist, highest",
					before: percent(before.journalist.highest),
					after: percent(after.journalist.highest),
				},
				{ name: "marketer", before: percent(before.marketer), after: percent(after.marketer) },
			],
			[
				{ title: "RISK", of: (one) => one.name },
				{ title: "BEFORE", right: true, of: (one) => one.before },
				{ title: "AFTER", right: true, of: (one) => one.after },
			],
		),
		"",
		table(report.columns, [
			{ title: "COLUMN", of: (one) => one.field },
			{ title: "LEVEL", of: (one) => (one.level === undefined ? "by part" : `${one.level} of ${one.highest}`) },
			{ title: "GENERALISED", right: true, of: (one) => percent(one.intensity) },
		]),
		...(report.populationPlusMinus === undefined
			? []
			: [
					"",
					"Journalist and marketer risk are at most about this, and what was before is about this: counted with noise.",
				]),
		...report.warnings.map((warning) => `\nWarning: ${warning}`),
	].join("\n");
}
