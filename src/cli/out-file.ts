import { closeSync, openSync, writeSync } from "node:fs";
import { SegwardError } from "../core/error/segward-error.ts";
import type { Terminal } from "./terminal.ts";

/** Where the bytes of a result go. */
export interface OutFile {
	/** Absent: standard output, which then holds nothing else. */
	path?: string;
	/** Settles once there is room for more. */
	write(piece: string | Uint8Array): Promise<void>;
	close(): void;
}

/** Whether `--out` says standard output: left out, or `-`. */
export function isStandardOutput(out: string | undefined): out is "-" | undefined {
	return out === undefined || out === "-";
}

/**
 * The file that `--out` names, for the caller alone; standard output where it is left out or `-`.
 *
 * @param options with `replaces`, a file that is there already is written over.
 * @throws SegwardError `usage-invalid` where there is such a file already, or none can be.
 */
export function openOut(
	out: string | undefined,
	{ stdout }: Pick<Terminal, "stdout">,
	{ replaces = false } = {},
): OutFile {
	if (isStandardOutput(out)) {
		return {
			write: (piece) =>
				new Promise((written, failed) => stdout.write(piece, (error) => (error ? failed(error) : written()))),
			close: () => undefined,
		};
	}
	const file = opened(out, replaces ? "w" : "wx");
	return {
		path: out,
		async write(piece) {
			const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
			for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
		},
		close: () => closeSync(file),
	};
}

/** @throws SegwardError `usage-invalid` where `--out` names a directory and says standard output. */
export function refuseStandardOutput(out: string): void {
	if (!isStandardOutput(out)) return;
	throw new SegwardError("usage-invalid", {
		detail: "This writes several files: name a directory.",
		hint: "One file alone can go to standard output, with --out -.",
	});
}

function opened(path: string, flag: "w" | "wx"): number {
	try {
		return openSync(path, flag, 0o600);
	} catch (cause) {
		throw new SegwardError("usage-invalid", {
			file: path,
			detail: "The file exists already or cannot be written.",
			cause,
		});
	}
}
