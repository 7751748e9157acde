import type { Command } from "commander";
import type { CommonOptions } from "./session.ts";
import type { Task } from "./task.ts";

/** Runs the work of a command; its number is the exit code, 0 where it gives none. */
export type Runner = (options: CommonOptions, work: (task: Task) => Promise<number | undefined>) => Promise<void>;

export interface CommandText {
	/** Name and arguments, such as `preview <segment>`. */
	use: string;
	summary: string;
	/** Command lines without the leading `segward`. */
	examples: readonly string[];
}

/** Adds one command with the options that all have, and its examples in `--help`. */
export function addCommand<Options extends object = object>(
	parent: Command,
	run: Runner,
	text: CommandText,
	work: (task: Task, given: string[], options: Options & CommonOptions) => Promise<number | undefined>,
	configure: (command: Command) => Command = (command) => command,
): void {
	const command = configure(parent.command(text.use).description(text.summary))
		.option("--json", "print the result as JSON")
		.option("--data <dir>", "data directory to open in this process (or SEGWARD_DATA)")
		.option("--workspace <id>", "workspace to act in, as the local operator; the first one unless stated")
		.option("--url <address>", "server to ask instead (or SEGWARD_URL, with SEGWARD_TOKEN and SEGWARD_CA)")
		.addHelpText("after", `\nExample:\n${text.examples.map((line) => `  $ segward ${line}`).join("\n")}`);
	command.action(async () => {
		const options = command.opts<Options & CommonOptions>();
		const given = command.processedArgs.flat().filter((one): one is string => typeof one === "string");
		await run(options, (task) => work(task, given, options));
	});
}
