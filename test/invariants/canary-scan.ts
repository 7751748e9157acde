import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";

export interface CanaryFinding {
	file: string;
	canary: string;
	form: "UTF-8" | "UTF-16LE" | "UTF-16BE";
}

export interface ScanOptions {
	/** Files last changed before this (milliseconds since 1970) are passed over; for directories shared with others. */
	changedSinceMs?: number;
	/** Do not look into subdirectories. */
	flat?: boolean;
}

const CHUNK_BYTES = 4 * 1_048_576;

interface Needle {
	canary: string;
	form: CanaryFinding["form"];
	bytes: Buffer;
}

/**
 * Looks for canary values in the raw bytes of every file below the directories. Canaries have to be made at run time,
 * random and at least 16 characters long, so that nothing but the program under test can have written them.
 * Files that vanish while it looks are passed over: it may run beside the program.
 */
export function scanForCanaries(
	directories: readonly string[],
	canaries: readonly string[],
	options: ScanOptions = {},
): CanaryFinding[] {
	const needles = canaries.flatMap(needlesOf);
	return directories.flatMap((directory) => filesBelow(directory, options).flatMap((file) => scanFile(file, needles)));
}

function needlesOf(canary: string): Needle[] {
	const littleEndian = Buffer.from(canary, "utf16le");
	return [
		{ canary, form: "UTF-8", bytes: Buffer.from(canary, "utf8") },
		{ canary, form: "UTF-16LE", bytes: littleEndian },
		{ canary, form: "UTF-16BE", bytes: Buffer.from(littleEndian).swap16() },
	];
}

function filesBelow(directory: string, options: ScanOptions): string[] {
	const entries = unlessGone(() => readdirSync(directory, { withFileTypes: true })) ?? [];
	return entries.flatMap((entry) => {
		const path = join(directory, entry.name);
		if (entry.isDirectory()) return options.flat ? [] : filesBelow(path, options);
		if (!entry.isFile()) return [];
		const facts = unlessGone(() => statSync(path));
		return facts && facts.mtimeMs >= (options.changedSinceMs ?? 0) ? [path] : [];
	});
}

function scanFile(file: string, needles: readonly Needle[]): CanaryFinding[] {
	const descriptor = unlessGone(() => openSync(file, "r"));
	if (descriptor === undefined) return [];
	const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;
	const buffer = Buffer.alloc(CHUNK_BYTES + overlap);
	const found = new Set<Needle>();
	try {
		for (let kept = 0; ; ) {
			const read = readSync(descriptor, buffer, kept, CHUNK_BYTES, null);
			if (read === 0) break;
			const window = buffer.subarray(0, kept + read);
			for (const needle of needles) if (window.includes(needle.bytes)) found.add(needle);
			kept = Math.min(overlap, window.length);
			buffer.copyWithin(0, window.length - kept, window.length);
		}
	} finally {
		closeSync(descriptor);
	}
	return [...found].map(({ canary, form }) => ({ file, canary, form }));
}

const GONE = new Set(["ENOENT", "ENOTDIR", "EACCES", "EPERM"]);

function unlessGone<T>(look: () => T): T | undefined {
	try {
		return look();
	} catch (error) {
		if (GONE.has((error as { code?: string }).code ?? "")) return undefined;
		throw error;
	}
}
