import { once } from "node:events";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import { type Command, Option } from "commander";
import { EXPORT_FORMATS, type ExportFormat } from "../../core/audit/export/entry-lines.ts";
import { hashesAtLevel, TILE_WIDTH, type TileId, tilePath } from "../../core/audit/tlog/tiles.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import type { LogParts } from "../house.ts";
import { openOut, refuseStandardOutput } from "../out-file.ts";
import { count } from "../print/amounts.ts";
import type { Task } from "../task.ts";
import { type AuditFilterOptions, addFilterOptions, type Search, searchOf } from "./audit-filters.ts";
import { partsFrom } from "./audit-proofs.ts";

export function addAuditExportCommand(audit: Command, run: Runner): void {
	addCommand<{ payloads?: true; format?: ExportFormat; out?: string } & AuditFilterOptions>(
		audit,
		run,
		{
			use: "export [dir]",
			summary:
				"Write the access log: as static files that anyone can verify (c2sp.org/tlog-tiles), or as a table or events",
			examples: [
				"audit export ./log --payloads",
				"audit export --format ocsf --since 2026-11-01T00:00:00Z --out log.jsonl",
			],
		},
		async (task, [directory = ""], { payloads = false, format, out, ...filter }) => {
			if (format !== undefined) return exportEntries(task, format, out, searchOf(filter));
			if (directory === "") {
				throw new SegwardError("usage-invalid", { detail: "Say where to: a directory, or --format and --out." });
			}
			refuseStandardOutput(directory);
			const client = await task.client();
			const { verifierKey } = await client.showAuditLog({}, task.sending);
			const size = await exportLog(partsFrom(client, task), directory, payloads, task);
			task.print(
				{ directory, size, verifierKey },
				() => `${count(size)} entries in ${directory}, signed by\n${verifierKey}`,
			);
			return 0;
		},
		(command) =>
			addFilterOptions(
				command
					.option("--payloads", "with the text of each entry: names and actions of people, in the clear")
					.addOption(new Option("--format <format>", "entries, newest first, instead of files").choices(EXPORT_FORMATS))
					.option("--out <file>", "with --format; without it, or with -, to the terminal"),
			),
	);
}

async function exportEntries(task: Task, format: ExportFormat, out: string | undefined, search: Search) {
	const client = await task.client();
	const file = openOut(out, task.terminal, { replaces: true });
	let bytes = 0;
	await client.exportAuditEntries(
		{ format, ...search },
		{
			...task.sending,
			async receive(piece) {
				bytes += piece.length;
				await file.write(piece);
			},
		},
	);
	file.close();
	if (file.path !== undefined) task.print({ file: file.path, bytes }, () => `${count(bytes)} bytes in ${file.path}`);
	return 0;
}

async function exportLog(log: LogParts, directory: string, payloads: boolean, task: Task): Promise<number> {
	const write = (path: string, content: string | Uint8Array) => {
		mkdirSync(dirname(join(directory, path)), { recursive: true });
		writeFileSync(join(directory, path), content);
	};
	const checkpoint = await log.checkpoint();
	const size = Number(checkpoint.split("\n")[1]);
	for (const tile of tilesOf(size)) {
		const path = tilePath(tile);
		write(path, (await log.tile(path)) ?? new Uint8Array());
		if (tile.level === "entries")
			task.progress.show(`${count(Math.min(size, (tile.index + 1) * TILE_WIDTH))} of ${count(size)}`);
	}
	if (payloads) await writePayloads(log, join(directory, "payloads.jsonl"), size);
	const witnessed = await log.witnessed();
	if (witnessed !== undefined) write("witnessed", witnessed);
	write("checkpoint", checkpoint);
	return size;
}

async function writePayloads(log: LogParts, file: string, size: number): Promise<void> {
	const out = createWriteStream(file, { mode: 0o600 });
	for await (const opened of log.payloads?.() ?? []) {
		// Reading the log adds to it.
		if (opened.leafIndex >= size) break;
		if (!out.write(`${JSON.stringify(opened)}\n`)) await once(out, "drain");
	}
	out.end();
	await finished(out);
}

/** Every tile and bundle of a tree of this size. */
function* tilesOf(size: number): Generator<TileId> {
	for (let level = 0; hashesAtLevel(level, size) > 0; level++) {
		const hashes = hashesAtLevel(level, size);
		for (let index = 0; index * TILE_WIDTH < hashes; index++) {
			const width = Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH);
			yield { level, index, width };
			if (level === 0) yield { level: "entries", index, width };
		}
	}
}
