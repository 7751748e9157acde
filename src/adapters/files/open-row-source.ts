import { tmpdir } from "node:os";
import { join } from "node:path";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { OpenRowSource, RawRow, RowSource, RowSourceOptions, SourceFacts } from "../../ports/row-source.ts";
import { refuseControlBytes, refuseKnownBinary } from "./binary-content.ts";
import { ByteFeed } from "./byte-feed.ts";
import { compressionOf, decompress } from "./compression.ts";
import { openCsv } from "./csv-rows.ts";
import { openJsonl } from "./jsonl-rows.ts";
import { DEFAULT_FILE_LIMITS, type FileLimits } from "./limits.ts";
import { ContentMeter, SourceMeter } from "./metered.ts";
import { spool } from "./spool.ts";
import { detectEncoding, refuseOtherEncoding, toUtf8 } from "./text-encoding.ts";

export interface RowSourceSettings {
	limits?: Partial<FileLimits>;
	/** Where large Parquet content goes, encrypted; should lie in the data directory. */
	temporaryDirectory?: string;
}

const HEAD_BYTES = 64 * 1024;
const NO_KEYS: ReadonlyMap<string, number> = new Map();

interface OpenedRows {
	facts: SourceFacts;
	lateKeys?: ReadonlyMap<string, number>;
	batches(): AsyncGenerator<readonly RawRow[], void, undefined>;
	close?(): Promise<void>;
}

/** A reader of CSV, JSONL and Parquet, plain or compressed, with these limits. */
export function createRowSourceOpener(settings: RowSourceSettings = {}): OpenRowSource {
	const limits = { ...DEFAULT_FILE_LIMITS, ...settings.limits };
	const temporaryDirectory = settings.temporaryDirectory ?? join(tmpdir(), "segward");
	return async (bytes, options) => {
		const source = new SourceMeter();
		const content = new ContentMeter();
		const raw = new ByteFeed(source.of(bytes, options.signal));
		let feed: ByteFeed = raw;
		try {
			const compression = compressionOf(await raw.peek(4));
			const sample = options.sample ?? false;
			const plain = compression === "none" ? raw.rest() : decompress(raw.rest(), { compression, limits, sample });
			feed = new ByteFeed(content.of(plain, limits.contentBytes, options.signal));
			const rows = await openRows(feed, compression, options, limits, temporaryDirectory);
			return rowSource(rows, feed, source, content, options);
		} catch (error) {
			await feed.close();
			throw named(error, options.fileName);
		}
	};
}

async function openRows(
	feed: ByteFeed,
	compression: SourceFacts["compression"],
	options: RowSourceOptions,
	limits: FileLimits,
	temporaryDirectory: string,
): Promise<OpenedRows> {
	const head = await feed.peek(HEAD_BYTES);
	if (head.length === 0) throw new SegwardError("file-empty");
	const magic = head.toString("latin1", 0, 4);
	if (magic === "PARE") {
		throw new SegwardError("format-unsupported", {
			detail: "Encrypted Parquet files are not read.",
			hint: "Write it without encryption.",
		});
	}
	if (magic === "PAR1") {
		const store = await spool(feed.rest(), { memoryBytes: limits.memoryBytes, temporaryDirectory });
		const { openParquet } = await import("./parquet-rows.ts");
		const rows = await openParquet(store, limits);
		return {
			facts: { format: "parquet", compression, columns: rows.columns },
			batches: rows.batches,
			close: rows.close,
		};
	}
	if (options.format === "parquet") {
		throw new SegwardError("file-malformed", {
			detail: "This is not a Parquet file.",
			hint: "Leave the format out, so that it is detected.",
		});
	}
	refuseKnownBinary(head);
	const encoding = detectEncoding(head, options.encoding);
	feed.skip(encoding.markBytes);
	const text = encoding.name === "utf-8" ? feed : new ByteFeed(toUtf8(feed.rest(), encoding.name));
	const textHead = await text.peek(HEAD_BYTES);
	refuseControlBytes(textHead.subarray(0, HEAD_BYTES));
	if (encoding.name === "utf-8") refuseOtherEncoding(textHead);
	const format = options.format ?? formatOf(textHead, options.fileName);
	const facts = { format, compression, encoding: encoding.name };
	if (format === "jsonl") {
		const rows = await openJsonl(text, options, limits);
		return { facts: { ...facts, columns: rows.columns }, lateKeys: rows.lateKeys, batches: rows.batches };
	}
	const rows = await openCsv(text, options, limits);
	return { facts: { ...facts, delimiter: rows.delimiter, columns: rows.columns }, batches: rows.batches };
}

/** JSONL shows in its first character; a name decides only where that says nothing. */
function formatOf(head: Buffer, fileName = ""): "csv" | "jsonl" {
	const start = head.toString("latin1", 0, 256).trimStart();
	if (/^\{\s*(?:"|\}|$)/.test(start) || /^\[\s*[{[\]]/.test(start)) return "jsonl";
	return /\.(?:jsonl|ndjson|json)(?:\.(?:gz|zst))?$/i.test(fileName) ? "jsonl" : "csv";
}

function rowSource(
	rows: OpenedRows,
	feed: ByteFeed,
	source: SourceMeter,
	content: ContentMeter,
	{ bytesTotal, fileName }: RowSourceOptions,
): RowSource {
	async function close() {
		await rows.close?.();
		await feed.close();
	}
	return {
		facts: rows.facts,
		async *batches() {
			try {
				yield* rows.batches();
			} catch (error) {
				throw named(error, fileName);
			} finally {
				await close();
			}
		},
		progress: () => ({ bytesRead: source.bytesRead, bytesTotal }),
		contentDigest: () => content.digest(),
		lateKeys: () => rows.lateKeys ?? NO_KEYS,
		close,
	};
}

/** The same error with the file's name, where it has none yet. */
function named(error: unknown, file: string | undefined): unknown {
	if (!(error instanceof SegwardError) || file === undefined || error.details.file !== undefined) return error;
	return new SegwardError(error.code, { ...error.details, file, cause: error.cause });
}
