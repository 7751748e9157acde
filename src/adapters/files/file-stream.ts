import { open } from "node:fs/promises";
import { SegwardError } from "../../core/error/segward-error.ts";

export interface FileStream {
	bytes: AsyncIterable<Uint8Array>;
	bytesTotal: number;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * The bytes of a file that must stay as it is: size and modification time are compared when it has been read.
 * @throws SegwardError `file-changed` at the end of the bytes.
 */
export async function openFileStream(path: string): Promise<FileStream> {
	const handle = await open(path, "r");
	const before = await handle.stat({ bigint: true });
	async function* bytes() {
		try {
			let total = 0;
			// A file that grows is left at once; waiting for its end could take forever.
			while (total <= before.size) {
				const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES);
				if (bytesRead === 0) break;
				total += bytesRead;
				yield buffer.subarray(0, bytesRead);
			}
			const after = await handle.stat({ bigint: true });
			if (after.size !== before.size || after.mtimeNs !== before.mtimeNs) {
				throw new SegwardError("file-changed", {
					detail: "Nothing of it was kept.",
					hint: "Import it again when nothing writes to it.",
				});
			}
		} finally {
			await handle.close();
		}
	}
	return { bytes: bytes(), bytesTotal: Number(before.size) };
}
