import { createCipheriv, randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, unlink } from "node:fs/promises";
import { join } from "node:path";
import { SegwardError } from "../../core/error/segward-error.ts";

/** Whole content with random access. */
export interface Spool {
	readonly byteLength: number;
	read(start: number, end: number): Promise<ArrayBuffer>;
	close(): Promise<void>;
}

export interface SpoolOptions {
	memoryBytes: number;
	/** Directory for the encrypted file; made when missing. */
	temporaryDirectory: string;
}

/** Keeps content in memory up to the limit, else in an encrypted temporary file. @throws SegwardError `storage-full`. */
export async function spool(content: AsyncIterable<Buffer>, options: SpoolOptions): Promise<Spool> {
	const chunks: Buffer[] = [];
	let size = 0;
	let file: EncryptedFile | undefined;
	try {
		for await (const chunk of content) {
			size += chunk.length;
			if (file === undefined && size > options.memoryBytes) {
				file = await EncryptedFile.create(options.temporaryDirectory);
				for (const kept of chunks.splice(0)) await file.append(kept);
			}
			if (file === undefined) chunks.push(chunk);
			else await file.append(chunk);
		}
	} catch (error) {
		await file?.close();
		throw error;
	}
	return file ?? new MemorySpool(Buffer.concat(chunks));
}

class MemorySpool implements Spool {
	#bytes: Buffer;

	constructor(bytes: Buffer) {
		this.#bytes = bytes;
	}

	get byteLength(): number {
		return this.#bytes.length;
	}

	async read(start: number, end: number): Promise<ArrayBuffer> {
		return Uint8Array.from(this.#bytes.subarray(start, end)).buffer;
	}

	async close(): Promise<void> {
		this.#bytes = Buffer.alloc(0);
	}
}

const BLOCK_BYTES = 16;

/**
 * A temporary file under AES-256-CTR with a key that exists in this process only. The file has no name from the moment
 * it is open, so that it vanishes with the process however that ends. CTR lets any block be read by itself; each
 * position is written once, so no key stream is used twice.
 */
class EncryptedFile implements Spool {
	readonly #handle: FileHandle;
	readonly #key = randomBytes(32);
	readonly #cipher = createCipheriv("aes-256-ctr", this.#key, counterAt(0));
	byteLength = 0;

	private constructor(handle: FileHandle) {
		this.#handle = handle;
	}

	static async create(directory: string): Promise<EncryptedFile> {
		await mkdir(directory, { recursive: true, mode: 0o700 });
		const path = join(directory, `spool-${randomBytes(12).toString("hex")}`);
		const handle = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
		await unlink(path);
		return new EncryptedFile(handle);
	}

	async append(chunk: Buffer): Promise<void> {
		const sealed = this.#cipher.update(chunk);
		try {
			for (let written = 0; written < sealed.length; ) {
				const { bytesWritten } = await this.#handle.write(
					sealed,
					written,
					sealed.length - written,
					this.byteLength + written,
				);
				written += bytesWritten;
			}
		} catch (cause) {
			if (cause instanceof Error && "code" in cause && cause.code === "ENOSPC") {
				throw new SegwardError("storage-full", {
					detail: "A Parquet file of this size needs room for a temporary copy.",
					cause,
				});
			}
			throw cause;
		}
		this.byteLength += sealed.length;
	}

	async read(start: number, end: number): Promise<ArrayBuffer> {
		const from = start - (start % BLOCK_BYTES);
		const sealed = Buffer.alloc(Math.max(0, Math.min(end, this.byteLength) - from));
		for (let filled = 0; filled < sealed.length; ) {
			const { bytesRead } = await this.#handle.read(sealed, filled, sealed.length - filled, from + filled);
			if (bytesRead === 0) throw new SegwardError("internal", { detail: "The temporary file is shorter than it was." });
			filled += bytesRead;
		}
		const plain = createCipheriv("aes-256-ctr", this.#key, counterAt(from / BLOCK_BYTES)).update(sealed);
		return Uint8Array.from(plain.subarray(start - from)).buffer;
	}

	async close(): Promise<void> {
		this.#key.fill(0);
		// Closing a closed handle is no error, so this may be called again.
		await this.#handle.close();
	}
}

function counterAt(block: number): Buffer {
	const counter = Buffer.alloc(BLOCK_BYTES);
	counter.writeBigUInt64BE(BigInt(block), 8);
	return counter;
}
