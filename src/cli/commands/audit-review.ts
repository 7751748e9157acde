import type { Command } from "commander";
import type { ResultOf } from "../../contract/routes.ts";
import type { SectionTick } from "../../core/audit/review/audit-review.ts";
import { ReviewSection } from "../../core/audit/review/review-schedule.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { count, instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import { addReviewScheduleCommands } from "./review-schedule.ts";

type Review = ResultOf<"showAuditReview">;
type Compared = Review["digest"]["acts"];

/** Regular reviews of the access log. */
export function addAuditReviewCommands(audit: Command, run: Runner): void {
	const group = audit.command("review").description("regular reviews of the access log");
	addCommand(
		group,
		run,
		{ use: "list", summary: "List reviews: due, overdue and signed", examples: ["audit review list"] },
		async (task) => {
			const { items } = await (await task.client()).listAuditReviews({}, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "REVIEW", of: ({ id }) => id },
					{ title: "STATE", of: ({ state }) => state },
					{ title: "DUE", of: ({ dueAt }) => dueAt.slice(0, 10) },
					{ title: "ACTS", right: true, of: ({ acts }) => count(acts) },
					{ title: "REFUSED", right: true, of: ({ refused }) => count(refused) },
					{ title: "SIGNED BY", of: ({ signedBy }) => signedBy },
				]),
			);
			return items.some(({ state }) => state === "overdue") ? 1 : 0;
		},
	);
	addCommand(
		group,
		run,
		{
			use: "show <review>",
			summary: "Show what happened, compared with the period before",
			examples: ["audit review show weekly-access-log-2026-11-23"],
		},
		async (task, [id = ""]) => {
			const review = await (await task.client()).showAuditReview({ id }, task.sending);
			task.print(review, () => reviewText(review));
			return 0;
		},
	);
	addCommand(
		group,
		run,
		{
			use: "start <schedule>",
			summary: "Make a review of the period that runs, up to now",
			examples: ["audit review start weekly-access-log"],
		},
		async (task, [schedule = ""]) => {
			const review = await (await task.client()).startAuditReview({ schedule }, task.sending);
			task.print(review, () => reviewText(review));
			return 0;
		},
	);
	addCommand<{ note: string; wrong?: string[] }>(
		group,
		run,
		{
			use: "sign <review>",
			summary: "Sign a review: every section was looked at",
			examples: [
				'audit review sign weekly-access-log-2026-11-23 --note "Nothing unusual"',
				'audit review sign weekly-access-log-2026-11-23 --note "See denials" --wrong "denials=Ben tries doors"',
			],
		},
		async (task, [id = ""], { note, wrong = [] }) => {
			const client = await task.client();
			const { schedule } = await client.showAuditReview({ id }, task.sending);
			const ticks = ticksOf(schedule.sections, wrong);
			const review = await client.signAuditReview({ id, note, ticks }, task.sending);
			task.print(review, () => `Signed by ${review.signature?.signedBy ?? ""}.`);
			return 0;
		},
		(command) =>
			command
				.requiredOption("--note <text>", "what you saw")
				.option("--wrong <section=note>", "a section that is not fine; may be repeated", (one, all: string[] = []) => [
					...all,
					one,
				]),
	);
	addReviewScheduleCommands(group, run);
}

function ticksOf(sections: readonly ReviewSection[], wrong: readonly string[]): SectionTick[] {
	const notes = new Map(
		wrong.map((text) => {
			const [name = "", ...note] = text.split("=");
			const section = ReviewSection.safeParse(name);
			if (section.success && sections.includes(section.data)) return [section.data, note.join("=")] as const;
			throw new SegwardError("usage-invalid", { detail: `The review has no section ${name}: ${sections.join(", ")}.` });
		}),
	);
	return sections.map((section) => {
		const note = notes.get(section);
		return note === undefined ? { section, fine: true } : { section, fine: false, note };
	});
}

function reviewText({ id, schedule, periodStart, periodEnd, state, dueAt, digest, signature }: Review): string {
	const { log, alerts } = digest;
	const rows: [string, Compared][] = [
		["acts", digest.acts],
		["refused", digest.refused],
		["customers concerned", digest.customers],
		["sensitive acts", digest.sensitiveActs],
		["changes of access", digest.accessChanges],
		["changes of configuration", digest.configurationChanges],
		["in an emergency", digest.emergencies],
	];
	return [
		`${id}: ${schedule.title}`,
		`${instant(periodStart)} to ${instant(periodEnd)}, ${state}, due ${dueAt.slice(0, 10)}`,
		"",
		table(rows, [
			{ title: "WHAT", of: ([name]) => name },
			{ title: "NOW", right: true, of: ([, compared]) => count(compared.count) },
			{ title: "BEFORE", right: true, of: ([, compared]) => count(compared.before) },
		]),
		...(alerts === undefined
			? []
			: [
					"",
					`alerts: ${count(alerts.opened)} raised, ${count(alerts.closed)} closed, ${count(alerts.open)} open`,
					table(
						alerts.stillOpen,
						[
							{ title: "OPEN ALERT", of: ({ id }) => id },
							{ title: "SEVERITY", of: ({ severity }) => severity },
							{ title: "SINCE", of: ({ openedAt }) => openedAt.slice(0, 10) },
							{ title: "WHAT", of: ({ title }) => title },
							{ title: "WHOSE", of: ({ subject }) => subject },
						],
						"none is open",
					),
				]),
		...(log === undefined
			? []
			: ["", `log: ${count(log.size)} entries, ${log.faults.length === 0 ? "verified" : log.faults.join(" ")}`]),
		...(signature === undefined
			? []
			: ["", `signed by ${signature.signedBy}, ${instant(signature.signedAt)}: ${signature.note}`]),
	].join("\n");
}
