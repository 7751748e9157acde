import { SegwardError } from "../../core/error/segward-error.ts";
import { trimText } from "../../core/intake/normalise.ts";
import type { Cell, RawRow, RowSourceOptions } from "../../ports/row-source.ts";
import type { ByteFeed } from "./byte-feed.ts";
import { columnNames } from "./column-names.ts";
import { joinSmall } from "./join-small.ts";
import { type FlatRow, parseJsonLine } from "./json-line.ts";
import type { FileLimits } from "./limits.ts";
import { LineBlocks, type LineFault } from "./line-blocks.ts";

export interface JsonlRows {
	columns: readonly string[];
	lateKeys: ReadonlyMap<string, number>;
	batches(): AsyncGenerator<readonly RawRow[], void, undefined>;
}

/** Rows from whose keys the columns are taken. */
const COLUMN_ROWS = 1_000;
const MOST_LATE_KEYS = 1_000;

type ParsedLine = FlatRow | { fault: "row-malformed" } | LineFault;

const MALFORMED: ParsedLine = { fault: "row-malformed" };

/** Reads ahead to learn the columns. @throws SegwardError `file-empty`, `file-malformed`. */
export async function openJsonl(feed: ByteFeed, options: RowSourceOptions, limits: FileLimits): Promise<JsonlRows> {
	await refuseArray(feed);
	const lines = parsedLines(feed, options.sample ?? false, limits);
	const ahead: ParsedLine[] = [];
	while (ahead.length < COLUMN_ROWS) {
		const { done, value } = await lines.next();
		if (done === true) break;
		for (const line of value) ahead.push(line);
	}
	if (ahead.length === 0) throw new SegwardError("file-empty");
	const keys = new Set(ahead.slice(0, COLUMN_ROWS).flatMap((line) => ("fault" in line ? [] : line.keys)));
	if (keys.size === 0) {
		throw new SegwardError("file-malformed", {
			detail: "None of the first lines is a JSON object of at most 2,000 keys and 8 levels.",
			hint: "JSONL has one JSON object a line. State the format if this is another one.",
			row: 1,
		});
	}
	const columns = columnNames([...keys], limits.columns);
	const columnKeys = [...keys];
	const columnNos = new Map(columnKeys.map((key, no) => [key, no]));
	const lateKeys = new Map<string, number>();
	let rowNo = 0;

	function toRow(line: ParsedLine): RawRow {
		const cells = new Array<Cell | undefined>(columns.length).fill(undefined);
		rowNo++;
		if ("fault" in line) return { rowNo, cells, fault: { reason: line.fault } };
		for (let i = 0; i < line.keys.length; i++) {
			const key = line.keys[i] as string;
			// Most rows have the keys of the first in its order.
			const no = key === columnKeys[i] ? i : columnNos.get(key);
			if (no !== undefined) cells[no] = line.values[i];
			else if (lateKeys.size < MOST_LATE_KEYS || lateKeys.has(key)) lateKeys.set(key, (lateKeys.get(key) ?? 0) + 1);
		}
		return { rowNo, cells };
	}

	return {
		columns,
		lateKeys,
		async *batches() {
			try {
				yield ahead.splice(0).map(toRow);
				for await (const block of lines) yield block.map(toRow);
			} finally {
				await feed.close();
			}
		},
	};
}

async function refuseArray(feed: ByteFeed): Promise<void> {
	const head = await feed.peek(64);
	if (!/^\s*\[/.test(head.toString("latin1"))) return;
	throw new SegwardError("file-malformed", {
		detail: "This is one JSON array, not JSONL.",
		hint: "Write one object a line, for example with: jq -c '.[]' file.json > file.jsonl",
	});
}

async function* parsedLines(
	feed: ByteFeed,
	sample: boolean,
	limits: FileLimits,
): AsyncGenerator<ParsedLine[], void, undefined> {
	const lines = new LineBlocks(limits.rowBytes);
	for await (const block of joinSmall(feed.rest())) yield lines.push(block).flatMap(parseLine);
	if (!sample) yield lines.end().flatMap(parseLine);
}

function parseLine(line: string | LineFault): ParsedLine[] {
	if (typeof line !== "string") return [line];
	const text = trimText(line);
	return text === "" ? [] : [parseJsonLine(text) ?? MALFORMED];
}
