import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { rolesText } from "../../core/access/roles-text.ts";
import { reportCsv } from "../../core/access/training/report-csv.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";

export function addTrainingCommands(program: Command, run: Runner): void {
	const training = program.command("training").description("courses, and who has passed them");
	addCommand(training, run, { use: "list", summary: "List the courses", examples: ["training list"] }, async (task) => {
		const { items } = await (await task.client()).listCourses({}, task.sending);
		task.print(items, () =>
			table(items, [
				{ title: "ID", of: (one) => one.id },
				{ title: "TITLE", of: (one) => one.title },
				{ title: "VERSION", of: (one) => one.version },
				{ title: "FOR", of: (one) => (one.roles === "all" ? "everybody" : rolesText(one.roles)) },
				{ title: "TO BE PASSED", of: (one) => (one.gate ? "first of all" : `within ${one.graceDays} days`) },
			]),
		);
		return 0;
	});
	addCommand(
		training,
		run,
		{ use: "status", summary: "Show the courses of the token's owner", examples: ["training status"] },
		async (task) => {
			const own = await (await task.client()).showTraining({}, task.sending);
			task.print(own, () =>
				table(own.courses, [
					{ title: "COURSE", of: (one) => one.title },
					{ title: "STATE", of: (one) => one.state },
					{ title: "UNTIL", of: (one) => instant(one.until) },
				]),
			);
			return own.current ? 0 : 1;
		},
	);
	addCommand<{ csv?: boolean }>(
		training,
		run,
		{
			use: "report",
			summary: "Report how everybody stands with every course; exit code 1 where somebody is overdue",
			examples: ["training report", "training report --csv > training.csv"],
		},
		async (task, _, { csv }) => {
			const { items } = await (await task.client()).trainingReport({}, task.sending);
			task.print(items, () =>
				csv
					? reportCsv(items).trimEnd()
					: table(items, [
							{ title: "NAME", of: (one) => one.name },
							{ title: "E-MAIL", of: (one) => one.email },
							{ title: "COURSE", of: (one) => one.courseTitle },
							{ title: "STATE", of: (one) => one.state },
							{ title: "UNTIL", of: (one) => instant(one.until) },
						]),
			);
			return items.some(({ state }) => state === "overdue") ? 1 : 0;
		},
		(command) => command.option("--csv", "print it as CSV"),
	);
	addCommand(
		training,
		run,
		{
			use: "add <file>",
			summary: "Add a course of your own, or a later version of it",
			examples: ["training add house-rules.md"],
		},
		async (task, [file = ""]) => {
			const course = await (await task.client()).addCourse({ source: courseFile(file) }, task.sending);
			task.print(course, () => `Added ${course.id}, version ${course.version}.`);
			return 0;
		},
	);
	addCommand(
		training,
		run,
		{
			use: "remove <id>",
			summary: "Remove a course of your own: nobody has to pass it any more",
			examples: ["training remove house-rules"],
		},
		async (task, [id = ""]) => {
			const removed = await (await task.client()).removeCourse({ id }, task.sending);
			task.print(removed, () => `Removed ${id}.`);
			return 0;
		},
	);
}

function courseFile(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch (cause) {
		throw new SegwardError("usage-invalid", { file, detail: "The file cannot be read.", cause });
	}
}
