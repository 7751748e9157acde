import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import type { Content } from "../contract/route.ts";
import { SegwardError } from "../core/error/segward-error.ts";

/** A file or stdin that can be sent more than once: first for a proposal, then whole. */
export interface UploadSource {
	/** Display name, such as `customers.csv` or `stdin`. */
	name: string;
	bytesTotal?: number;
	/** The content from its beginning. A new call ends the one before. */
	content(): Content;
}

/** @throws SegwardError `usage-invalid` when there is no such file. */
export function uploadSource(path: string, stdin: Readable): UploadSource {
	return path === "-" ? stdinSource(stdin) : fileSource(path);
}

function fileSource(path: string): UploadSource {
	const facts = statSync(path, { throwIfNoEntry: false });
	if (facts === undefined || facts.isDirectory()) {
		throw new SegwardError("usage-invalid", {
			file: path,
			detail: "There is no such file.",
			hint: "Check the path; '-' reads stdin.",
		});
	}
	// The length of a pipe or device is unknown, and it can be read once only.
	if (!facts.isFile()) return { ...stdinSource(createReadStream(path)), name: basename(path) };
	const bytesTotal = facts.size;
	return {
		name: basename(path),
		bytesTotal,
		content: () => ({ bytes: createReadStream(path, { highWaterMark: 262_144 }), length: bytesTotal }),
	};
}

/** Remembers what a proposal has read, so that the import starts from the beginning again. */
function stdinSource(stdin: Readable): UploadSource {
	const source = stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
	const seen: Uint8Array[] = [];
	let before: AsyncGenerator<Uint8Array> | undefined;
	return {
		name: "stdin",
		content() {
			const ended = before;
			const last = ended !== undefined;
			before = replay();
			return { bytes: before };

			async function* replay(): AsyncGenerator<Uint8Array> {
				await ended?.return(undefined);
				yield* last ? seen.splice(0) : seen;
				for (;;) {
					const next = await source.next();
					if (next.done) return;
					if (!last) seen.push(next.value);
					yield next.value;
				}
			}
		},
	};
}
