import { PassThrough, Readable } from "node:stream";
import type { House } from "../src/cli/house.ts";
import { runCli } from "../src/cli/run-cli.ts";

export interface CliResult {
	exitCode: number;
	stdout: string;
	stderr: string;
}

export interface CliRun {
	environment?: Record<string, string>;
	stdin?: string;
	house?: Partial<House>;
	signal?: AbortSignal;
}

/** Runs one command line as `main` would, against captured streams. */
export async function runCommand(commandLine: readonly string[], given: CliRun = {}): Promise<CliResult> {
	const [stdout, stderr] = [new PassThrough(), new PassThrough()];
	const text = { stdout: "", stderr: "" };
	stdout.on("data", (chunk) => {
		text.stdout += chunk;
	});
	stderr.on("data", (chunk) => {
		text.stderr += chunk;
	});
	const terminal = {
		environment: given.environment ?? {},
		stdin: Readable.from([Buffer.from(given.stdin ?? "")], { objectMode: false }),
		stdout,
		stderr,
	};
	const house = { version: "0.0.0", ...given.house } as House;
	const exitCode = await runCli(commandLine, terminal, house, given.signal ?? new AbortController().signal);
	return { exitCode, ...text };
}
