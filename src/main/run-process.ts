import { runCli } from "../cli/run-cli.ts";
import { createHouse } from "./house.ts";

/**
 * Runs one command line as this process: Ctrl-C and SIGTERM stop it in order, a second Ctrl-C at once.
 * Sets the exit code and lets the process end by itself.
 */
export async function runProcess(commandLine: readonly string[]): Promise<void> {
	const controller = new AbortController();
	const stop = () => {
		if (controller.signal.aborted) process.exit(130);
		controller.abort();
	};
	process.on("SIGINT", stop);
	process.on("SIGTERM", stop);
	// `segward … | head`: the reader has seen enough.
	process.stdout.on("error", (error: NodeJS.ErrnoException) => {
		if (error.code === "EPIPE") process.exit(0);
		throw error;
	});
	const terminal = {
		environment: process.env,
		stdin: process.stdin,
		stdout: process.stdout,
		stderr: process.stderr,
	};
	process.exitCode = await runCli(commandLine, terminal, createHouse(process.env), controller.signal);
	process.off("SIGINT", stop);
	process.off("SIGTERM", stop);
}
