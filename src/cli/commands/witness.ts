import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";

interface Options {
	dir: string;
	name: string;
	log: string[];
	host: string;
	port: string;
	cert?: string;
	key?: string;
}

export function addWitnessCommand(program: Command, run: Runner): void {
	addCommand<Options>(
		program,
		run,
		{
			use: "witness",
			summary: "Watch that access logs of other installations only ever grow (c2sp.org/tlog-witness)",
			examples: ["witness --dir /srv/witness --name witness.example.com --log segward.local/…"],
		},
		async (task, _, { dir, name, log, host, port, cert, key }) => {
			const options = { directory: dir, name, logs: log, host, port: Number(port), cert, key };
			const ready = (verifierKey: string) => {
				task.print(
					{ verifierKey },
					() => `Watching ${log.length} log${log.length === 1 ? "" : "s"} as\n${verifierKey}`,
				);
			};
			await task.house.witness(options, ready, task.signal);
			return 0;
		},
		(command) =>
			command
				.requiredOption("--dir <dir>", "holds its key and what it has seen; made where it is missing")
				.requiredOption("--name <name>", "what it is known as, such as its host name")
				.requiredOption("--log <key>", "a log to watch; may be repeated", (one, all: string[] = []) => [...all, one])
				.option("--host <address>", "address to listen on", "localhost")
				.option("--port <n>", "port to listen on", "8444")
				.option("--cert <file>", "PEM certificate chain; without it, for this machine only")
				.option("--key <file>", "PEM private key"),
	);
}
