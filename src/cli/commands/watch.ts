import { type Command, Option } from "commander";
import { SEVERITIES, type Severity } from "../../core/audit/watch/detection.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";

/** How the access log is watched, for all detections alike. */
export function addWatchCommands(detection: Command, run: Runner): void {
	addCommand<{ timeZone?: string; quiet?: string; trust?: string[]; mailFrom?: Severity }>(
		detection,
		run,
		{
			use: "settings",
			summary: "Set time zone, quiet hours, trusted networks and from which severity on people are written to",
			examples: ["detection settings --time-zone Europe/Berlin --quiet 22-6"],
		},
		async (task, _, { timeZone, quiet, trust, mailFrom }) => {
			const client = await task.client();
			const { settings } = await client.listDetections({}, task.sending);
			const given = {
				timeZone: timeZone ?? settings.timeZone,
				quietHours: quiet === undefined ? settings.quietHours : readHours(quiet),
				trustedNetworks: trust ?? settings.trustedNetworks,
				places: settings.places,
				mailFrom: mailFrom ?? settings.mailFrom,
			};
			const set = await client.setWatch(given, task.sending);
			task.print(set, () => `${set.timeZone}; mail from ${set.mailFrom}`);
			return 0;
		},
		(command) =>
			command
				.option("--time-zone <name>", "of quiet hours and habits, such as Europe/Berlin")
				.option("--quiet <from-until>", "hours in which nobody works, such as 22-6; 'none' for none")
				.option("--trust <network...>", "networks that are never new, such as 192.0.2.0/24")
				.addOption(new Option("--mail-from <severity>", "the least grave that is mailed").choices(SEVERITIES)),
	);
	addCommand<{ none?: true }>(
		detection,
		run,
		{
			use: "webhook [url]",
			summary: "Send alerts to an https address; prints the signing secret once",
			examples: ["detection webhook https://hooks.example.com/segward", "detection webhook --none"],
		},
		async (task, [url], { none }) => {
			if ((url === undefined) !== (none === true)) {
				throw new SegwardError("usage-invalid", { detail: "Give an address, or --none." });
			}
			const set = await (await task.client()).setAlertWebhook({ url: url ?? null }, task.sending);
			task.print(set, () => (set.secret === undefined ? "Alerts are sent nowhere." : `Secret: ${set.secret}`));
			return 0;
		},
		(command) => command.option("--none", "send them nowhere"),
	);
}

function readHours(text: string): { from: number; until: number } | null {
	if (text === "none") return null;
	const [, from, until] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
	if (from !== undefined && until !== undefined) return { from: Number(from), until: Number(until) };
	throw new SegwardError("usage-invalid", { detail: "Quiet hours are written as 22-6." });
}
