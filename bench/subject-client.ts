import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Operation, Reply, Request, SubjectName } from "./subject.ts";

export interface Timed<T = unknown> {
	ms: number;
	value: T;
}

/** Talks to one subject in its own process; one request at a time. */
export class SubjectClient {
	readonly name: SubjectName;
	readonly #process: ChildProcess;

	private constructor(name: SubjectName, child: ChildProcess) {
		this.name = name;
		this.#process = child;
	}

	/** Starts the process and opens the directory; the time is from the start of the process to the first answer. */
	static async start(name: SubjectName, directory: string): Promise<{ client: SubjectClient; startMs: number }> {
		const startedAt = performance.now();
		const child = fork(join(import.meta.dirname, "subject-process.ts"), [name], {
			execArgv: ["--disable-warning=ExperimentalWarning"],
			// What a subject prints is no result; errors are shown.
			stdio: ["ignore", "ignore", "inherit", "ipc"],
		});
		const client = new SubjectClient(name, child);
		await client.#reply();
		await client.call("open", directory);
		return { client, startMs: performance.now() - startedAt };
	}

	async call<T>(operation: Operation | "close" | "memory" | "lookups", ...given: unknown[]): Promise<Timed<T>> {
		const reply = this.#reply();
		this.#process.send({ operation, arguments: given } satisfies Request);
		return (await reply) as Timed<T>;
	}

	async close(): Promise<void> {
		const exited = once(this.#process, "exit");
		await this.call("close");
		await exited;
	}

	/** Lets the subject close by itself, whatever it is doing. */
	async abandon(): Promise<void> {
		if (!this.#process.connected) return;
		const exited = once(this.#process, "exit");
		this.#process.disconnect();
		await exited;
	}

	async #reply(): Promise<Timed> {
		const reply = await new Promise<Reply>((resolve, reject) => {
			const onExit = (code: number | null, signal: string | null) =>
				reject(new Error(`${this.name} ended early (${code ?? signal})`));
			this.#process.once("exit", onExit);
			this.#process.once("message", (message: Reply) => {
				this.#process.off("exit", onExit);
				resolve(message);
			});
		});
		if ("error" in reply) throw new Error(`${this.name}: ${reply.error}`);
		return reply;
	}
}
