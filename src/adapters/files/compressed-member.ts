import { once } from "node:events";
import type { Transform } from "node:stream";
import type { ByteFeed } from "./byte-feed.ts";

export type Decompressor = Transform & { readonly bytesWritten: number };

/**
 * Output of one compressed member (gzip) or frame (zstd) at the beginning of the feed; what follows it stays unread.
 * Both sides wait for each other, so that neither a slow reader nor a bomb fills the memory.
 */
export async function* readMember(feed: ByteFeed, engine: Decompressor): AsyncGenerator<Buffer, void, undefined> {
	const given: Buffer[] = [];
	let forgotten = 0;
	let isDone = false;
	const closed = once(engine, "close").catch(() => undefined);

	async function write(): Promise<void> {
		while (!isDone) {
			const chunk = await feed.take();
			if (chunk === undefined) break;
			given.push(chunk);
			while (given[0] !== undefined && forgotten + given[0].length <= engine.bytesWritten) {
				forgotten += given.shift()?.length ?? 0;
			}
			if (isDone || engine.destroyed) break;
			if (!engine.write(chunk)) await Promise.race([once(engine, "drain").catch(() => undefined), closed]);
		}
		if (!engine.destroyed) engine.end();
	}

	const written = write().catch((error: Error) => void engine.destroy(error));
	try {
		for await (const chunk of engine) yield chunk;
	} finally {
		isDone = true;
		engine.destroy();
		await written;
	}
	feed.unread(Buffer.concat(given).subarray(engine.bytesWritten - forgotten));
}
