import type { Client } from "../contract/wire.ts";
import type { House } from "./house.ts";
import { ProgressLine } from "./print/progress-line.ts";
import { type CommonOptions, openSession, type Session } from "./session.ts";
import type { Terminal } from "./terminal.ts";

/** One command at work: its session, its output, and the signal that Ctrl-C aborts. */
export class Task {
	readonly terminal: Terminal;
	readonly house: House;
	readonly signal: AbortSignal;
	readonly options: CommonOptions;
	readonly progress: ProgressLine;
	#session: Promise<Session> | undefined;

	constructor(terminal: Terminal, house: House, signal: AbortSignal, options: CommonOptions) {
		this.terminal = terminal;
		this.house = house;
		this.signal = signal;
		this.options = options;
		this.progress = new ProgressLine(terminal);
	}

	/** Connects on first use. */
	async client(): Promise<Client> {
		this.#session ??= openSession(this.options, this.terminal, this.house);
		return (await this.#session).client;
	}

	/** What every request of this task is sent with. */
	get sending(): { signal: AbortSignal } {
		return { signal: this.signal };
	}

	get json(): boolean {
		return this.options.json ?? false;
	}

	/** The result, once: as JSON with `--json`, as text otherwise. */
	print(data: unknown, text: () => string): void {
		this.progress.clear();
		this.terminal.stdout.write(`${this.json ? JSON.stringify(data, null, "\t") : text()}\n`);
	}

	/** A remark for people, on stderr. */
	remark(text: string): void {
		this.progress.clear();
		this.terminal.stderr.write(`${text}\n`);
	}

	async close(): Promise<void> {
		this.progress.clear();
		const session = await this.#session?.catch(() => undefined);
		await session?.close();
	}
}
