import { open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DirectoryAnchor } from "../../core/audit/targets/target-settings.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AnchorPlace } from "../../ports/audit-targets.ts";
import { nameOf, requireSame, sizeOf } from "./kept-head.ts";

/** Each head is a file of its own that nobody may write, made only where there is none, and synced. */
export function directoryAnchor({ path }: DirectoryAnchor): AnchorPlace {
	return {
		async keep(checkpoint) {
			await explained(path, async () => {
				await refuseShorterLog(path, checkpoint);
				await writeOnce(path, nameOf(checkpoint), checkpoint);
			});
		},
		close: () => undefined,
	};
}

/** Heads only grow: a place that knows a larger one belongs to a log that was longer. */
async function refuseShorterLog(directory: string, checkpoint: string): Promise<void> {
	const kept = (await readdir(directory)).filter((name) => /^\d{16}\.checkpoint$/.test(name)).sort();
	const newest = Number(kept.at(-1)?.slice(0, 16) ?? 0);
	if (newest <= sizeOf(checkpoint)) return;
	throw new SegwardError("anchor-differs", {
		detail: `A head of ${newest} entries is kept outside, but the access log has only ${sizeOf(checkpoint)}: it was cut short.`,
	});
}

async function writeOnce(directory: string, name: string, checkpoint: string): Promise<void> {
	const file = join(directory, name);
	try {
		const handle = await open(file, "wx", 0o400);
		try {
			await handle.writeFile(checkpoint);
			// Whatever the process's own mask says: auditors are to read it.
			await handle.chmod(0o444);
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
		requireSame(await readFile(file, "utf8"), checkpoint);
	}
	const entry = await open(directory, "r");
	await entry.sync().finally(() => entry.close());
}

async function explained(path: string, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (cause) {
		if (cause instanceof SegwardError) throw cause;
		const { code } = cause as NodeJS.ErrnoException;
		if (code === "ENOSPC") throw new SegwardError("storage-full", { cause });
		throw new SegwardError("target-refused", { detail: `${path} cannot be written (${code}).`, cause });
	}
}
