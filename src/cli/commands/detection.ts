import { readFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { StoredAuditEntry } from "../../core/audit/entry.ts";
import { Response, SEVERITIES, type Severity } from "../../core/audit/watch/detection.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { table } from "../print/table.ts";
import { addWatchCommands } from "./watch.ts";

interface SetOptions {
	on?: boolean;
	severity?: Severity;
	number?: string[];
	exempt?: string[];
	respond?: Response[];
}

/** What the access log is watched for. */
export function addDetectionCommands(program: Command, run: Runner): void {
	const detection = program.command("detection").description("what the access log is watched for");
	addWatchCommands(detection, run);
	addCommand(
		detection,
		run,
		{ use: "list", summary: "List what is watched for, and how it is set", examples: ["detection list"] },
		async (task) => {
			const page = await (await task.client()).listDetections({}, task.sending);
			task.print(page, () =>
				table(page.items, [
					{ title: "ID", of: (one) => one.id },
					{ title: "ON", of: (one) => (one.enabled ? "yes" : "no") },
					{ title: "SEVERITY", of: (one) => one.severity },
					{ title: "NUMBERS", of: (one) => numbersText(one.numbers) },
					{ title: "WHAT", of: (one) => one.title },
				]),
			);
			return 0;
		},
	);
	addCommand<SetOptions>(
		detection,
		run,
		{
			use: "set <id>",
			summary: "Set a detection; what is not named is as shipped",
			examples: ["detection set members-in-bulk --number atLeast=10000", "detection set new-network --on"],
		},
		async (task, [id = ""], { on, severity, number = [], exempt, respond }) => {
			const numbers = Object.fromEntries(number.map(readNumber));
			const given = { id, enabled: on, severity, numbers, exempt, responses: respond };
			const set = await (await task.client()).setDetection(given, task.sending);
			task.print(set, () => `${set.id}: ${set.enabled ? "on" : "off"}, ${set.severity}, ${numbersText(set.numbers)}`);
			return 0;
		},
		(command) =>
			command
				.option("--on", "watch for it")
				.option("--no-on", "do not watch for it")
				.addOption(new Option("--severity <severity>", "how grave it is").choices(SEVERITIES))
				.option("--number <name=value...>", "a number of its test")
				.option("--exempt <actor...>", "names or ids that it leaves alone")
				.addOption(new Option("--respond <response...>", "what to do at once").choices(Response.options)),
	);
	addCommand<{ detection?: string; days: string }>(
		detection,
		run,
		{
			use: "try [file]",
			summary: "Try what would be found: in recorded entries, one JSON a line, or in the last days",
			examples: ["detection try entries.jsonl", "detection try --days 30 --detection off-hours"],
		},
		async (task, [file], { detection: only, days }) => {
			const entries = file === undefined ? undefined : await readEntries(file);
			const given = { detection: only, days: Number(days), entries };
			const tried = await (await task.client()).tryDetections(given, task.sending);
			task.print(tried, () =>
				table(
					tried.alerts,
					[
						{ title: "SEVERITY", of: (one) => one.severity },
						{ title: "DETECTION", of: (one) => one.detection },
						{ title: "ABOUT", of: (one) => one.subject.label },
						{ title: "TIMES", right: true, of: (one) => one.times },
						{ title: "FOUND", of: (one) => one.found },
					],
					`Nothing in ${tried.entries} entries.`,
				),
			);
			return 0;
		},
		(command) =>
			command
				.option("--detection <id>", "only this one")
				.option("--days <n>", "so many of the last days, where no file is given", "30"),
	);
}

function numbersText(numbers: Readonly<Record<string, number>>): string {
	return Object.entries(numbers)
		.map(([name, value]) => `${name}=${value}`)
		.join(" ");
}

function readNumber(text: string): [name: string, value: number] {
	const [name = "", value = ""] = text.split("=");
	if (name !== "" && value !== "" && Number.isFinite(Number(value))) return [name, Number(value)];
	throw new SegwardError("usage-invalid", { detail: `'${text}' is not a name and a number, such as atLeast=100.` });
}

async function readEntries(file: string): Promise<StoredAuditEntry[]> {
	const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
	return lines.map((line, at) => {
		const parsed = StoredAuditEntry.safeParse(readJson(line));
		if (parsed.success) return parsed.data;
		throw new SegwardError("usage-invalid", {
			file,
			row: at + 1,
			detail: "The line is not an entry of the access log.",
		});
	});
}

/** Undefined where it is not JSON. */
function readJson(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}
