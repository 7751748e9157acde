import { type Command, Option } from "commander";
import type { ResultOf } from "../../contract/routes.ts";
import { SegmentSort } from "../../contract/segments/views.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { referencesIn } from "../../core/segments/references.ts";
import { SegmentState } from "../../core/segments/segment-record.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { type LoadedDocument, loadDocuments, writeDocument, yamlText } from "../documents.ts";
import { instant, size } from "../print/amounts.ts";
import { facts, table } from "../print/table.ts";

export function addSegmentDefinitionCommands(segment: Command, run: Runner): void {
	addCommand(
		segment,
		run,
		{
			use: "check <path...>",
			summary: "Check segment files without keeping them; exit code 1 where something is wrong",
			examples: ["segment check segments/", "segment check lapsed.yaml"],
		},
		async (task, paths) => {
			const client = await task.client();
			const found: (ResultOf<"checkSegment">["issues"][number] & { file: string })[] = [];
			const loaded = await loadDocuments(paths, task.terminal.stdin);
			for (const { file, body } of loaded) {
				const alongside = otherDocuments(body, loaded);
				const { issues } = await client.checkSegment({ document: body, alongside }, task.sending);
				found.push(...issues.map((issue) => ({ file, ...issue })));
			}
			task.print(found, () =>
				found.length === 0
					? "No problems."
					: found
							.map(({ file, path, severity, message, hint }) =>
								[`${severity}: ${[file, path].filter(Boolean).join(", ")}: ${message}`, hint && `  next: ${hint}`]
									.filter(Boolean)
									.join("\n"),
							)
							.join("\n"),
			);
			return found.some((issue) => issue.severity === "error") ? 1 : 0;
		},
	);
	addCommand(
		segment,
		run,
		{
			use: "apply <path...>",
			summary: "Create segments (and traits) from files, or give them a new version",
			examples: ["segment apply segments/", "segment apply lapsed.yaml"],
		},
		async (task, paths) => {
			const client = await task.client();
			const applied: { kind: string; name: string; version?: number; state?: string }[] = [];
			for (const loaded of inOrder(await loadDocuments(paths, task.terminal.stdin))) {
				const [name, document] = [nameOf(loaded), loaded.body];
				if (document.kind === "Trait") {
					await client.applyTrait({ name, document }, task.sending).catch((error) => withFile(error, loaded.file));
					applied.push({ kind: "trait", name });
				} else {
					const view = await client
						.applySegment({ name, document }, task.sending)
						.catch((error) => withFile(error, loaded.file));
					applied.push({ kind: "segment", name, version: view.approval.newestVersion, state: stateOf(view) });
				}
			}
			task.print(applied, () =>
				table(applied, [
					{ title: "KIND", of: (one) => one.kind },
					{ title: "NAME", of: (one) => one.name },
					{ title: "VERSION", right: true, of: (one) => one.version },
					{ title: "STATE", of: (one) => one.state },
				]),
			);
			return 0;
		},
	);
	addCommand<{
		find?: string;
		tag?: string;
		state?: SegmentState;
		sort: SegmentSort;
		limit: string;
		cursor?: string;
	}>(
		segment,
		run,
		{ use: "list", summary: "List segments", examples: ["segment list --tag newsletter"] },
		async (task, _, { find, ...selection }) => {
			const page = await (await task.client()).listSegments({ q: find, ...selection }, task.sending);
			task.print(page, () => {
				const rows = table(page.items, [
					{ title: "NAME", of: (one) => one.name },
					{ title: "STATE", of: (one) => stateOf(one) },
					{ title: "VERSION", right: true, of: (one) => one.version },
					{ title: "PURPOSE", of: (one) => one.purpose },
					{ title: "SIZE", right: true, of: (one) => size(one.lastRefresh?.size) },
					{ title: "REFRESHED AS OF", of: (one) => instant(one.lastRefresh?.asOf) },
					{ title: "TITLE", of: (one) => one.title },
				]);
				return page.cursor === undefined ? rows : `${rows}\nnext: --cursor ${page.cursor}`;
			});
			return 0;
		},
		(command) =>
			command
				.option("--find <text>", "only those with this text in name, title, owner, purpose or tags")
				.addOption(
					new Option("--sort <key>", "order; with - in front descending").choices(SegmentSort.options).default("name"),
				)
				.option("--tag <tag>", "only those with this tag")
				.addOption(new Option("--state <state>", "only those in this state").choices(SegmentState.options))
				.option("--limit <n>", "segments a page", "100")
				.option("--cursor <cursor>", "next page"),
	);
	addCommand(
		segment,
		run,
		{ use: "show <name>", summary: "Show a segment with its document", examples: ["segment show lapsed-high-value"] },
		async (task, [name = ""]) => {
			const view = await (await task.client()).getSegment({ name }, task.sending);
			task.print(view, () => {
				const head = facts([
					["state", stateOf(view)],
					["approved by", approvedBy(view.approval)],
					["owner", view.owner],
					["version", view.version],
					["changed", instant(view.updatedAt)],
					["size", size(view.lastRefresh?.size)],
					["refreshed as of", instant(view.lastRefresh?.asOf)],
				]);
				return `${head}\n\n${yamlText(view.document).trimEnd()}`;
			});
			return 0;
		},
	);
	addCommand(
		segment,
		run,
		{
			use: "versions <name>",
			summary: "List versions, newest first",
			examples: ["segment versions lapsed-high-value"],
		},
		async (task, [name = ""]) => {
			const { items } = await (await task.client()).listSegmentVersions({ name }, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "VERSION", right: true, of: (one) => one.version },
					{ title: "MADE", of: (one) => instant(one.createdAt) },
					{ title: "BY", of: (one) => one.author },
				]),
			);
			return 0;
		},
	);
	addCommand<{ from?: string; to?: string }>(
		segment,
		run,
		{
			use: "diff <name>",
			summary: "Show what changed between two versions; the newest two where none are named",
			examples: ["segment diff lapsed-high-value --from 1 --to 3"],
		},
		async (task, [name = ""], options) => {
			const client = await task.client();
			const newest = options.to ?? (await client.getSegment({ name }, task.sending)).approval.newestVersion;
			const from = options.from ?? Math.max(1, Number(newest) - 1);
			const { changes } = await client.diffVersions({ name, from, to: newest }, task.sending);
			task.print(changes, () =>
				table(
					changes,
					[
						{ title: "PATH", of: (one) => one.path },
						{ title: "BEFORE", of: (one) => JSON.stringify(one.before) },
						{ title: "AFTER", of: (one) => JSON.stringify(one.after) },
					],
					"No difference.",
				),
			);
			return 0;
		},
		(command) => command.option("--from <version>", "older version").option("--to <version>", "newer version"),
	);
	addCommand<{ dir?: string }>(
		segment,
		run,
		{ use: "export", summary: "Export all segments as YAML", examples: ["segment export --dir segments/"] },
		async (task, _, { dir }) => {
			const { documents } = await (await task.client()).exportSegments({}, task.sending);
			if (dir !== undefined) {
				for (const document of documents) {
					const name = nameOf({ file: "", body: document as Record<string, unknown> });
					writeDocument(`${dir}/${name}.yaml`, document);
				}
			}
			task.print(documents, () =>
				dir === undefined
					? documents.map(yamlText).join("---\n").trimEnd()
					: `Wrote ${documents.length} files to ${dir}.`,
			);
			return 0;
		},
		(command) => command.option("--dir <dir>", "write one new file each into this folder"),
	);
}

/** With what waits beside the version that counts. */
function stateOf({ state, review }: Pick<ResultOf<"getSegment">, "state" | "review">): string {
	return review === undefined || review === state ? state : `${state}, newest version ${WAITING[review]}`;
}

const WAITING = { draft: "is not submitted yet", "in-review": "is in review", returned: "was returned" } as const;

function approvedBy({ approved, approval }: ResultOf<"getSegment">["approval"]): string | undefined {
	if (!approved) return undefined;
	if (approval === undefined) return "nobody: no approval was required";
	return approval.selfApproved ? `${approval.decidedBy}, their own work: nobody else could` : approval.decidedBy;
}

/** The documents of the same command that this one names, directly or through others. */
function otherDocuments(body: LoadedDocument["body"], loaded: readonly LoadedDocument[]): LoadedDocument["body"][] {
	const found = new Set([body]);
	for (const one of found) {
		const { segments, traits } = referencesIn(one.spec);
		for (const other of loaded) {
			const { name } = (other.body.metadata ?? {}) as { name?: string };
			if (name !== undefined && (other.body.kind === "Trait" ? traits : segments).has(name)) found.add(other.body);
		}
	}
	return [...found].filter((one) => one !== body);
}

function nameOf({ file, body }: LoadedDocument): string {
	const { name } = (body.metadata ?? {}) as { name?: unknown };
	if (typeof name === "string" && /^[^/\\]+$/.test(name)) return name;
	throw new SegwardError("segment-file-invalid", { file, path: "metadata.name", detail: "The document has no name." });
}

/** Traits first, then segments after the segments they refer to; a circle is left for the server to refuse. */
export function inOrder(documents: readonly LoadedDocument[]): LoadedDocument[] {
	const segments = new Map(documents.filter(({ body }) => body.kind !== "Trait").map((one) => [nameOf(one), one]));
	const ordered = new Set(documents.filter(({ body }) => body.kind === "Trait"));
	const visiting = new Set<string>();
	const visit = (name: string) => {
		const loaded = segments.get(name);
		if (loaded === undefined || ordered.has(loaded) || visiting.has(name)) return;
		visiting.add(name);
		for (const other of referencesIn(loaded.body.spec).segments) visit(other);
		ordered.add(loaded);
	};
	for (const name of segments.keys()) visit(name);
	return [...ordered];
}

function withFile(error: unknown, file: string): never {
	if (!(error instanceof SegwardError)) throw error;
	throw new SegwardError(error.code, { ...error.details, detail: error.message, file });
}
