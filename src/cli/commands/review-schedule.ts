import { type Command, Option } from "commander";
import { Cadence } from "../../core/audit/review/review-period.ts";
import type { ReviewPlan } from "../../core/audit/review/review-schedule.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { table } from "../print/table.ts";

interface SetOptions {
	title: string;
	cadence: Cadence;
	timeZone?: string;
	dueDays?: string;
	role?: string;
	person?: string;
	action?: string;
	actor?: string;
	paused?: true;
}

/** When the access log is reviewed, and by whom. */
export function addReviewScheduleCommands(review: Command, run: Runner): void {
	const group = review.command("schedule").description("when reviews are due");
	addCommand(
		group,
		run,
		{ use: "list", summary: "List schedules", examples: ["audit review schedule list"] },
		async (task) => {
			const { items } = await (await task.client()).listReviewSchedules({}, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "SCHEDULE", of: ({ name }) => name },
					{ title: "CADENCE", of: ({ cadence, paused }) => (paused ? "paused" : cadence) },
					{ title: "TIME ZONE", of: ({ timeZone }) => timeZone },
					{ title: "DUE DAYS", right: true, of: ({ dueDays }) => dueDays },
					{
						title: "REVIEWER",
						of: ({ reviewer }) => ("role" in reviewer ? reviewer.role : `person ${reviewer.personId}`),
					},
				]),
			);
			return 0;
		},
	);
	addCommand<SetOptions>(
		group,
		run,
		{
			use: "set <schedule>",
			summary: "Add or change a schedule",
			examples: ['audit review schedule set monthly --title "Monthly review" --cadence monthly'],
		},
		async (task, [name = ""], options) => {
			const schedule = await (await task.client()).putReviewSchedule({ name, plan: planOf(options) }, task.sending);
			task.print(schedule, () => `${schedule.name}: ${schedule.paused ? "paused" : schedule.cadence}`);
			return 0;
		},
		(command) =>
			command
				.requiredOption("--title <title>", "in words")
				.addOption(new Option("--cadence <cadence>", "how often").choices(Cadence.options).default("weekly"))
				.option("--time-zone <zone>", "in which days begin, such as Europe/Berlin")
				.option("--due-days <n>", "days to sign it in")
				.option("--role <role>", "who signs it; security-auditor, unless said otherwise")
				.option("--person <id>", "one person who signs it")
				.option("--action <action>", "only entries of this action")
				.option("--actor <name>", "only entries of this person or token")
				.option("--paused", "make no reviews"),
	);
}

function planOf({ title, cadence, timeZone, dueDays, role, person, action, actor, paused }: SetOptions) {
	const reviewer: ReviewPlan["reviewer"] =
		person === undefined ? { role: role ?? "security-auditor" } : { personId: person };
	return {
		title,
		cadence,
		...(timeZone === undefined ? {} : { timeZone }),
		...(dueDays === undefined ? {} : { dueDays: Number(dueDays) }),
		filter: { action, actor },
		reviewer,
		paused: paused ?? false,
	};
}
