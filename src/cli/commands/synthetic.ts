import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, Option } from "commander";
import { SegwardError } from "../../core/error/segward-error.ts";
import { statedPrivacy } from "../../core/privacy/synthetic/privacy-price.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { yamlText } from "../documents.ts";
import { openOut, refuseStandardOutput } from "../out-file.ts";
import { count } from "../print/amounts.ts";
import { facts } from "../print/table.ts";

interface SourceOptions {
	purpose: string;
	rows: string;
	rho: string;
}

export function addSyntheticCommands(program: Command, run: Runner): void {
	addCommand<SourceOptions & { all?: true; format: "csv" | "jsonl"; out?: string; field?: string[] }>(
		program,
		run,
		{
			use: "synthetic [segment]",
			summary: "Invent rows that are distributed like a segment, or like all customers; nobody in them is real",
			examples: ["synthetic lapsed-high-value --purpose win-back-email --rows 1000 --out rows.csv"],
		},
		async (task, [segment], { all, format, out, field, ...source }) => {
			if ((segment === undefined) === (all === undefined)) {
				throw new SegwardError("usage-invalid", { detail: "Name a segment, or say --all." });
			}
			const client = await task.client();
			const file = openOut(out, task.terminal);
			const asked = { ...numbers(source), segment, format, fields: field };
			await client.makeSyntheticRows(asked, { ...task.sending, receive: file.write });
			file.close();
			const { path } = file;
			if (path === undefined) return 0;
			const privacy = statedPrivacy(asked.rho);
			task.print({ file: path, rows: asked.rows, ...privacy }, () => printed(`Written to ${path}.`, privacy));
			return 0;
		},
		(command) =>
			addSourceOptions(command, "1000", "0.2")
				.option("--all", "all customers instead of a segment")
				.addOption(new Option("--format <format>", "of the rows").choices(["csv", "jsonl"]).default("csv"))
				.option("--field <names...>", "only these attributes; all that can be modelled unless stated")
				.option("--out <file>", "where to; standard output unless stated, or -"),
	);
	addCommand<SourceOptions & { anonymised?: true; out: string }>(
		program,
		run,
		{
			use: "export [segment]",
			summary: "Write an anonymised copy for a staging environment: invented customers and events, ready to import",
			examples: [
				"export --anonymised --out staging --rows 2000",
				"import customers staging/customers.csv --map staging/customers.map.yaml",
			],
		},
		async (task, [segment], { anonymised, out, ...source }) => {
			if (anonymised === undefined) {
				throw new SegwardError("usage-invalid", {
					detail: "Customers are exported anonymised only: say --anonymised.",
					hint: "Members of a segment leave with: segward segment members",
				});
			}
			refuseStandardOutput(out);
			const asked = { ...numbers(source), segment };
			const client = await task.client();
			const copy = new CopyFiles(out, asked.rho);
			await client.makeStagingCopy(asked, { ...task.sending, receive: async (piece) => copy.take(piece) });
			const privacy = statedPrivacy(asked.rho);
			task.print({ directory: out, customers: asked.rows, ...privacy }, () =>
				printed(`${count(asked.rows)} invented customers in ${out}; README.txt says how to import them.`, privacy),
			);
			return 0;
		},
		(command) =>
			addSourceOptions(command, "1000", "0.5")
				.option("--anonymised", "invented customers only; there is no other export")
				.requiredOption("--out <dir>", "a new directory"),
	);
}

function addSourceOptions(command: Command, rows: string, rho: string): Command {
	return command
		.option("--rows <n>", "customers to invent, up to 100000", rows)
		.option("--purpose <purpose>", "what for; of a segment, its own", "staging")
		.option("--rho <rho>", "what it may tell, of your budget for sizes (segward privacy budget)", rho);
}

function numbers({ purpose, rows, rho }: SourceOptions) {
	return { purpose, rows: Number(rows), rho: Math.round(Number(rho) * 1_000_000) };
}

function printed(done: string, { rho, epsilon, delta }: ReturnType<typeof statedPrivacy>): string {
	return `${done}\n\n${facts([
		["told of each customer", `ε ${epsilon.toFixed(2)} at δ ${delta} (ρ ${rho})`],
		["of your budget", `ρ ${rho}`],
	])}`;
}

const FILES: ReadonlySet<unknown> = new Set(["customers.csv", "events.csv"]);

/** Writes the files of a copy as their pieces come. */
class CopyFiles {
	readonly #directory: string;
	readonly #decoder = new TextDecoder();
	#open = "";

	constructor(directory: string, rho: number) {
		this.#directory = directory;
		try {
			mkdirSync(directory, { mode: 0o700 });
		} catch (cause) {
			throw new SegwardError("usage-invalid", { file: directory, detail: "The directory exists already.", cause });
		}
		this.#write("README.txt", readme(rho));
	}

	take(piece: Uint8Array): void {
		this.#open += this.#decoder.decode(piece, { stream: true });
		const lines = this.#open.split("\n");
		this.#open = lines.pop() ?? "";
		for (const line of lines) this.#takeLine(JSON.parse(line));
	}

	#takeLine(line: { mappings?: Record<"customers" | "events", object>; file?: unknown; text?: unknown }): void {
		if (line.mappings) {
			this.#write("customers.map.yaml", yamlText(line.mappings.customers));
			this.#write("events.map.yaml", yamlText(line.mappings.events));
		} else if (FILES.has(line.file)) {
			appendFileSync(join(this.#directory, String(line.file)), String(line.text), { mode: 0o600 });
		}
	}

	#write(file: string, text: string): void {
		writeFileSync(join(this.#directory, file), text, { flag: "wx", mode: 0o600 });
	}
}

function readme(rhoMillionths: number): string {
	const { rho, epsilon, delta } = statedPrivacy(rhoMillionths);
	return `Invented customers and events, made by Segward for staging environments.

Nobody in these files is real: names are made up, mail goes to example.com, phone numbers are those that Ofcom keeps
for drama. Everything else was drawn from counts with noise: epsilon ${epsilon.toFixed(2)} at delta ${delta} (rho ${rho}).
What that promises and what not: docs/synthetic.md of Segward.

  segward import customers customers.csv --map customers.map.yaml --yes
  segward import events events.csv --map events.map.yaml --yes
`;
}
