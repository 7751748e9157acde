import type { Command } from "commander";
import { rolesText } from "../../core/access/roles-text.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import type { DoctorCheck } from "../house.ts";
import { count, instant, size } from "../print/amounts.ts";
import { facts } from "../print/table.ts";
import { serverUrl } from "../session.ts";
import type { Task } from "../task.ts";

/** The installation itself: make it, serve it, look after it. */
export function addHouseCommands(program: Command, run: Runner): void {
	addCommand<{ host?: string; port?: string; cert?: string; key?: string; sample: boolean }>(
		program,
		run,
		{
			use: "serve",
			summary: "Serve the API over HTTPS",
			examples: ["serve", "serve --port 9443 --cert server.crt --key server.key"],
		},
		async (task, _, { data, host, port, cert, key, sample }) => {
			await task.house.serve({ data, host, port: portNumber(port), cert, key, sample }, task.signal);
			return 0;
		},
		(command) =>
			command
				.option("--host <address>", "address to listen on (or SEGWARD_HOST)")
				.option("--port <n>", "port to listen on (or SEGWARD_PORT)")
				.option("--cert <file>", "PEM certificate chain (or SEGWARD_TLS_CERT); reloaded when it changes")
				.option("--key <file>", "PEM private key (or SEGWARD_TLS_KEY)")
				.option("--no-sample", "do not load the sample into an empty data directory"),
	);
	addCommand(
		program,
		run,
		{ use: "demo", summary: "Run the main job on the sample and show each result", examples: ["demo"] },
		async (task, _, { data }) => {
			await task.house.demo({ data, json: task.json }, task.signal);
			return 0;
		},
	);
	addCommand(
		program,
		run,
		{ use: "init", summary: "Make an empty data directory and its keys", examples: ["init --data /srv/segward"] },
		async (task, _, { data }) => {
			await task.house.init({ data, json: task.json }, task.signal);
			return 0;
		},
	);
	addCommand(
		program,
		run,
		{ use: "doctor", summary: "Check the installation; exit code 1 where something is wrong", examples: ["doctor"] },
		async (task, _, options) => {
			const local = serverUrl(options, task.terminal) === undefined;
			const checks = local ? await task.house.doctor({ data: options.data }) : await remoteChecks(task);
			task.print(checks, () =>
				checks
					.map(
						({ name, ok, detail, next }) =>
							`${ok ? "ok  " : "BAD "} ${name}: ${detail}${next && !ok ? `\n     next: ${next}` : ""}`,
					)
					.join("\n"),
			);
			return checks.every(({ ok }) => ok) ? 0 : 1;
		},
	);
	addCommand(
		program,
		run,
		{ use: "status", summary: "Show the state of the installation", examples: ["status --json"] },
		async (task) => {
			const status = await (await task.client()).installationStatus({}, task.sending);
			task.print(status, () =>
				facts([
					["version", status.version],
					["workspace", status.workspaceId],
					["customers", size(status.customers)],
					["events", size(status.events)],
					["segments", count(status.segments)],
					["data version", status.dataVersion],
					["engine", status.engine],
					["encrypted", status.encrypted ? "yes" : "NO"],
					["running import", status.runningImport],
					["started", instant(status.startedAt)],
				]),
			);
			return 0;
		},
	);
}

async function remoteChecks(task: Task): Promise<DoctorCheck[]> {
	const client = await task.client();
	const me = await client.whoAmI({}, task.sending);
	const status = await client.installationStatus({}, task.sending);
	return [
		{ name: "server", ok: true, detail: `answers, version ${status.version}` },
		{
			name: "versions",
			ok: status.version === task.house.version,
			detail: `server ${status.version}, command line ${task.house.version}`,
			next: status.version === task.house.version ? undefined : "Use the same version on both sides.",
		},
		{ name: "token", ok: true, detail: `${me.name}, roles ${rolesText(me.roles)}, ${me.actions.length} actions` },
		{ name: "storage", ok: status.encrypted, detail: status.encrypted ? "encrypted" : "not encrypted" },
	];
}

function portNumber(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const port = Number(text);
	if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
	throw new SegwardError("usage-invalid", { detail: "A port is a whole number from 0 to 65535." });
}
