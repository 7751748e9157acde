import { spawnSync } from "node:child_process";
import { closeSync, constants, openSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

/** A side may not wait for the other yet when that has ended, so it is woken again until it ends too. */
const WAKE_AGAIN_MS = 10;

/**
 * A named pipe through which one statement at a time reads bytes from memory: the engine takes binary data from files
 * only, and nothing that passes a pipe is ever on a disk. Neither side waits for one that has failed.
 */
export class ByteInlet {
	/** Where the statement reads. */
	readonly path: string;

	/** @throws Error when the pipe cannot be made. */
	constructor(path: string) {
		rmSync(path, { force: true });
		const { status, error } = spawnSync("mkfifo", ["-m", "600", path], { stdio: "ignore" });
		if (status !== 0) throw new Error("The named pipe into the engine cannot be made.", { cause: error });
		this.path = path;
	}

	/** Gives the bytes to `statement`, which reads them from `path` to their end. Settles when both sides have ended. */
	async feed(bytes: Uint8Array, statement: () => Promise<unknown>): Promise<void> {
		const reading = statement();
		const writing = this.#write(bytes);
		const bothEnded = Promise.allSettled([reading, writing]).then(() => true);
		await Promise.race([reading, writing]).catch(() => undefined);
		while (!(await Promise.race([bothEnded, delay(WAKE_AGAIN_MS, false)]))) this.#wake();
		// A statement that fails breaks the pipe as well, so its error is the one to tell.
		await reading;
		await writing;
	}

	close(): void {
		rmSync(this.path, { force: true });
	}

	/** In a worker thread, which waits until the statement reads. */
	async #write(bytes: Uint8Array): Promise<void> {
		const pipe = await open(this.path, constants.O_WRONLY);
		try {
			for (let at = 0; at < bytes.length; ) {
				at += (await pipe.write(bytes, at, bytes.length - at)).bytesWritten;
			}
		} finally {
			await pipe.close();
		}
	}

	/** Opening both ends for a moment lets a side go on that waits for the other to open the pipe. */
	#wake(): void {
		closeSync(openSync(this.path, constants.O_RDWR | constants.O_NONBLOCK));
	}
}
