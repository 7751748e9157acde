import type { Readable, Writable } from "node:stream";

/** Where a command reads and writes; `main` hands over the process's own. */
export interface Terminal {
	environment: Record<string, string | undefined>;
	stdin: Readable & { isTTY?: boolean };
	stdout: Writable & { isTTY?: boolean };
	stderr: Writable & { isTTY?: boolean };
}

/** Text that cannot steer a terminal: control and invisible formatting characters become `·`. */
export function plain(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "·");
}

/** Asks a yes/no question; anything but yes is no. */
export async function ask(terminal: Terminal, question: string): Promise<boolean> {
	const { createInterface } = await import("node:readline/promises");
	const dialogue = createInterface({ input: terminal.stdin, output: terminal.stderr });
	try {
		return /^y(es)?$/i.test((await dialogue.question(`${question} [y/N] `)).trim());
	} finally {
		dialogue.close();
	}
}
