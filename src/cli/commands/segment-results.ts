import type { Command } from "commander";
import type { ResultOf } from "../../contract/routes.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { loadDocument, looksLikeFile } from "../documents.ts";
import { duration, instant, size } from "../print/amounts.ts";
import { facts, table } from "../print/table.ts";
import type { Task } from "../task.ts";
import { type SeeAsOptions, seeAsOf, seeAsOptions, seenAsText, sizeSeenAsText } from "./see-as.ts";

type MaskedCustomers = ResultOf<"previewSegment">["sample"];
type Refreshes = ResultOf<"refreshSegments">["refreshes"];

const withInstant = (command: Command) =>
	command.option("--as-of <instant>", "evaluate as of this instant, such as 2026-01-31T00:00:00Z; now where left out");

export function addSegmentResultCommands(segment: Command, run: Runner): void {
	addCommand<SeeAsOptions & { asOf?: string; sample: string }>(
		segment,
		run,
		{
			use: "preview <segment>",
			summary: "Show the protected size and a masked sample of a stored segment or a file",
			examples: [
				"segment preview lapsed.yaml",
				"segment preview lapsed-high-value --sample 10",
				"segment preview lapsed-high-value --as-role marketer --in export",
			],
		},
		async (task, [segmentOrFile = ""], { asOf, sample, ...other }) => {
			const rule = await ruleOf(task, segmentOrFile);
			const given = { ...rule, asOf, sampleSize: Number(sample), seeAs: seeAsOf(other) };
			const client = await task.client();
			const preview = await task.progress.during(client.previewSegment(given, task.sending), () => "computing …");
			task.print(preview, () =>
				[
					facts([
						["size", size(preview.size)],
						...(preview.seenAs ? [["for them", sizeSeenAsText(preview.seenAs.size)] as const] : []),
						["purpose", preview.purpose],
						["as of", instant(preview.asOf)],
						["took", duration(preview.durationMs)],
					]),
					...(preview.sampleWithheld === undefined ? [] : ["", preview.sampleWithheld]),
					...(preview.sample.length === 0 ? [] : ["", customersTable(preview.sample)]),
					...(preview.seenAs ? ["", seenAsText(preview.seenAs)] : []),
				].join("\n"),
			);
			return 0;
		},
		(command) => seeAsOptions(withInstant(command).option("--sample <n>", "masked customers to show, at most 20", "5")),
	);
	addCommand<{ asOf?: string }>(
		segment,
		run,
		{
			use: "explain <segment>",
			summary: "Show how many customers each condition keeps, and the SQL",
			examples: ["segment explain lapsed-high-value"],
		},
		async (task, [segmentOrFile = ""], { asOf }) => {
			const given = { ...(await ruleOf(task, segmentOrFile)), asOf };
			const client = await task.client();
			const explained = await task.progress.during(client.explainSegment(given, task.sending), () => "computing …");
			task.print(explained, () => {
				const conditions = table(explained.conditions, [
					{ title: "CUSTOMERS", right: true, of: (one) => size(one.size) },
					{ title: "PATH", of: (one) => one.path },
					{ title: "CONDITION", of: (one) => one.text },
				]);
				const steps = table(explained.waterfall, [
					{ title: "LEFT", right: true, of: (one) => size(one.size) },
					{ title: "AFTER", of: (one) => one.text },
				]);
				return [conditions, ...(explained.waterfall.length > 0 ? [steps] : []), explained.sql].join("\n\n");
			});
			return 0;
		},
		withInstant,
	);
	addCommand<{ asOf?: string; background?: boolean }>(
		segment,
		run,
		{
			use: "refresh [segments...]",
			summary: "Refresh the named segments, or all active ones, in shared scans",
			examples: ["segment refresh", "segment refresh lapsed-high-value newsletter-readers"],
		},
		async (task, names, { asOf, background = false }) => {
			const client = await task.client();
			const startedAtMs = performance.now();
			const work = client.refreshSegments(
				{ names: names.length === 0 ? undefined : names, asOf, background },
				task.sending,
			);
			const { refreshes } = await task.progress.during(
				work,
				() => `refreshing ${names.length || "all"} segments, ${duration(performance.now() - startedAtMs)}`,
			);
			task.print(refreshes, () => refreshTable(refreshes));
			return background || refreshes.every((one) => one.state === "done") ? 0 : 1;
		},
		(command) =>
			withInstant(command).option(
				"--background",
				"answer once they are started; see `segward jobs list` (on a server)",
			),
	);
	addCommand<{ limit: string; cursor?: string; find?: string; field?: string; value?: string }>(
		segment,
		run,
		{
			use: "members <segment>",
			summary: "List the members of the newest refresh, masked, or ask whether one customer is a member",
			examples: ["segment members lapsed-high-value --limit 10", "segment members lapsed-high-value --find 17850"],
		},
		async (task, [name = ""], { limit, cursor, find, field, value }) => {
			const client = await task.client();
			if (find !== undefined || field !== undefined || value !== undefined) {
				const answer = await client.lookupMember({ name, externalId: find, field, value }, task.sending);
				const verdict = answer.member ? "a member" : "not a member";
				task.print(answer, () => `${verdict} of ${name} as of ${instant(answer.asOf)}`);
				return 0;
			}
			const page = await client.listMembers({ name, limit, cursor }, task.sending);
			task.print(page, () =>
				[
					facts([
						["size", size(page.size)],
						["as of", instant(page.asOf)],
					]),
					"",
					customersTable(page.items),
					...(page.cursor === undefined ? [] : [`next: --cursor ${page.cursor}`]),
				].join("\n"),
			);
			return 0;
		},
		(command) =>
			command
				.option("--limit <n>", "members a page", "20")
				.option("--cursor <cursor>", "next page")
				.option("--find <external id>", "ask for one customer by external id")
				.option("--field <identifier>", "ask for one customer by this identifier, with --value")
				.option("--value <text>", "the identifier's value"),
	);
	addCommand<{ limit: string }>(
		segment,
		run,
		{
			use: "history <segment>",
			summary: "List refreshes, newest first",
			examples: ["segment history lapsed-high-value"],
		},
		async (task, [name = ""], { limit }) => {
			const { items } = await (await task.client()).segmentHistory({ name, limit }, task.sending);
			task.print(items, () => refreshTable(items));
			return 0;
		},
		(command) => command.option("--limit <n>", "refreshes to show", "20"),
	);
	addCommand(
		segment,
		run,
		{
			use: "overlap <segments...>",
			summary: "Show how two to six segments overlap",
			examples: ["segment overlap lapsed-high-value newsletter-readers"],
		},
		async (task, names) => {
			const { regions } = await (await task.client()).overlapSegments({ names }, task.sending);
			task.print(regions, () =>
				table(regions, [
					{ title: "CUSTOMERS", right: true, of: (one) => size(one.size) },
					{ title: "ONLY IN", of: (one) => one.segments.join(" + ") },
				]),
			);
			return 0;
		},
	);
}

async function ruleOf(
	task: Task,
	segmentOrFile: string,
): Promise<{ name?: string; document?: Record<string, unknown> }> {
	if (!looksLikeFile(segmentOrFile)) return { name: segmentOrFile };
	return { document: (await loadDocument(segmentOrFile, task.terminal.stdin)).body };
}

function customersTable(customers: MaskedCustomers): string {
	const names = [...new Set(customers.flatMap(({ values }) => Object.keys(values)))];
	return table(customers, [
		{ title: "CUSTOMER", of: (one) => one.pseudonym },
		...names.map((name) => ({
			title: name,
			of: ({ values }: MaskedCustomers[number]) => [values[name] ?? ""].flat().join(", "),
		})),
	]);
}

function refreshTable(refreshes: Refreshes): string {
	return table(refreshes, [
		{ title: "SEGMENT", of: (one) => one.segment },
		{ title: "VERSION", right: true, of: (one) => one.segmentVersion },
		{ title: "STATE", of: (one) => one.state + (one.errorCode === undefined ? "" : ` (${one.errorCode})`) },
		{ title: "SIZE", right: true, of: (one) => size(one.size) },
		{ title: "ENTERED", right: true, of: (one) => size(one.entered) },
		{ title: "LEFT", right: true, of: (one) => size(one.left) },
		{ title: "AS OF", of: (one) => instant(one.asOf) },
		{ title: "TOOK", right: true, of: (one) => duration(one.durationMs) },
	]);
}
