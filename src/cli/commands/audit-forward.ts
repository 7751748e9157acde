import { readFileSync } from "node:fs";
import type { Command } from "commander";
import type { AuditTargetView } from "../../contract/audit/targets.ts";
import type { RequestOf } from "../../contract/routes.ts";
import { placeOf } from "../../core/audit/targets/target-kind.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { loadDocument } from "../documents.ts";
import { count, instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import type { Task } from "../task.ts";

type Settings = RequestOf<"addAuditTarget">["settings"];

interface AddOptions {
	name?: string;
	syslog?: string;
	https?: string;
	directory?: string;
	format?: "jsonl" | "ocsf";
	ca?: string;
	secretFile?: string;
	fromBeginning?: true;
}

/** Where the access log goes: forwarded entries, anchored heads. */
export function addAuditForwardCommands(audit: Command, run: Runner): void {
	const forward = audit
		.command("forward")
		.description("where the access log is forwarded and anchored")
		.addHelpText("after", "\nExample:\n  $ segward audit forward list --json");
	addCommand(
		forward,
		run,
		{ use: "list", summary: "List targets and how far each has come", examples: ["audit forward list"] },
		async (task) => {
			const { items } = await (await task.client()).listAuditTargets({}, task.sending);
			task.print({ items }, () =>
				table(items, [
					{ title: "ID", of: (one) => one.id },
					{ title: "NAME", of: (one) => one.settings.name },
					{ title: "KIND", of: (one) => one.settings.kind },
					{ title: "PLACE", of: (one) => placeOf(one.settings) },
					{ title: "STATE", of: stateOf },
					{ title: "BACKLOG", right: true, of: (one) => count(one.backlog) },
					{ title: "LAST TAKEN", of: (one) => one.progress.lastTakenAt && instant(one.progress.lastTakenAt) },
				]),
			);
			return 0;
		},
	);
	addCommand<AddOptions>(
		forward,
		run,
		{
			use: "add [file]",
			summary: "Forward or anchor the access log; FILE holds the settings as YAML or JSON",
			examples: [
				"audit forward add --name SIEM --syslog siem.example.com:6514 --ca siem-ca.pem",
				"audit forward add --name SIEM --https https://siem.example.com/in --format ocsf --secret-file token.txt",
				"audit forward add --name WORM --directory /mnt/worm/segward",
				"audit forward add s3.yaml --secret-file secret-key.txt",
			],
		},
		async (task, [file], options) => {
			const settings = file === undefined ? settingsOf(options) : await settingsIn(file, task);
			const secret = secretIn(options.secretFile);
			const given = { settings, secret, fromBeginning: options.fromBeginning ?? false };
			const added = await (await task.client()).addAuditTarget(given, task.sending);
			task.print(added, () => `${added.id}  ${added.settings.name}: ${placeOf(added.settings)}`);
			return 0;
		},
		(command) =>
			command
				.option("--name <name>", "of the target")
				.option("--syslog <host:port>", "forward as syslog over TLS")
				.option("--https <url>", "forward by POST")
				.option("--directory <path>", "anchor as read-only files")
				.option("--format <format>", "jsonl or ocsf, for --https")
				.option("--ca <file>", "PEM of the authority to trust instead of the system's")
				.option("--secret-file <file>", "holds the bearer token, secret key or private key")
				.option("--from-beginning", "what was recorded so far too"),
	);
	addCommand<{ secretFile?: string }>(
		forward,
		run,
		{
			use: "change <id> <file>",
			summary: "Change or pause a target; what it has taken stays taken",
			examples: ["audit forward change 3c0f0b52-6a51-4f1e-9c38-0a3a4c1f7d11 siem.yaml"],
		},
		async (task, [id = "", file = ""], { secretFile }) => {
			const given = { id, settings: await settingsIn(file, task), secret: secretIn(secretFile) };
			const changed = await (await task.client()).changeAuditTarget(given, task.sending);
			task.print(changed, () => `${changed.settings.name}: ${stateOf(changed)}`);
			return 0;
		},
		(command) => command.option("--secret-file <file>", "holds a new secret; without it, the old one stays"),
	);
	addCommand(
		forward,
		run,
		{
			use: "remove <id>",
			summary: "Stop forwarding or anchoring there",
			examples: ["audit forward remove 3c0f0b52-6a51-4f1e-9c38-0a3a4c1f7d11"],
		},
		async (task, [id = ""]) => {
			const removed = await (await task.client()).removeAuditTarget({ id }, task.sending);
			task.print(removed, () => "Removed.");
			return 0;
		},
	);
	addCommand(
		forward,
		run,
		{
			use: "test <id>",
			summary: "Send one harmless message there, or have the newest head kept now",
			examples: ["audit forward test 3c0f0b52-6a51-4f1e-9c38-0a3a4c1f7d11"],
		},
		async (task, [id = ""]) => {
			const { ok, finding } = await (await task.client()).testAuditTarget({ id }, task.sending);
			task.print({ ok, finding }, () => (ok ? "It was taken." : `It was not taken: ${finding}`));
			return ok ? 0 : 1;
		},
	);
}

function stateOf({ settings, progress }: AuditTargetView): string {
	if (!settings.enabled) return "paused";
	if (progress.failingSince !== undefined)
		return `failing since ${instant(progress.failingSince)}: ${progress.failure}`;
	return progress.lastTakenAt === undefined ? "waiting" : "working";
}

function settingsOf({ name, syslog, https, directory, format, ca }: AddOptions): Settings {
	const common = { name: name ?? "", ...(ca === undefined ? {} : { ca: readFileSync(ca, "utf8") }) };
	if (syslog !== undefined) {
		const [, host = "", port] = /^(.+?)(?::(\d{1,5}))?$/.exec(syslog) ?? [];
		return { kind: "syslog", ...common, host, ...(port === undefined ? {} : { port: Number(port) }) };
	}
	if (https !== undefined) return { kind: "https", ...common, url: https, format };
	if (directory !== undefined) return { kind: "anchor-directory", name: common.name, path: directory };
	throw new SegwardError("usage-invalid", {
		detail: "Say where to: a file of settings, --syslog, --https or --directory.",
	});
}

/** The server checks it, and says precisely what is wrong. */
async function settingsIn(file: string, { terminal }: Task): Promise<Settings> {
	return (await loadDocument(file, terminal.stdin)).body as Settings;
}

function secretIn(file: string | undefined): string | undefined {
	return file === undefined ? undefined : readFileSync(file, "utf8").trimEnd();
}
