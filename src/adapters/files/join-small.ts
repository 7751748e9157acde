const BLOCK_BYTES = 64 * 1024;

/** Joins chunks until a block is worth its overhead; large chunks pass as they are. */
export async function* joinSmall(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
	let parts: Buffer[] = [];
	let size = 0;
	for await (const chunk of chunks) {
		parts.push(chunk);
		size += chunk.length;
		if (size < BLOCK_BYTES) continue;
		yield parts.length === 1 ? chunk : Buffer.concat(parts);
		parts = [];
		size = 0;
	}
	if (size > 0) yield Buffer.concat(parts);
}
