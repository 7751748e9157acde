import type { Command } from "commander";
import { matrixCsv } from "../../contract/access/matrix-csv.ts";
import type { ResultOf } from "../../contract/routes.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { facts, table } from "../print/table.ts";
import { addBreakGlassCommands } from "./break-glass.ts";

/** Who may what, and why. */
export function addAccessCommands(program: Command, run: Runner): void {
	const access = program.command("access").description("who may what, and why; emergency roles");
	addBreakGlassCommands(access, run);
	addCommand<{ person?: string; token?: string }>(
		access,
		run,
		{
			use: "explain <action> [resource]",
			summary: "Explain why something is permitted or not",
			examples: ["access explain segment:preview", "access explain segment:preview lapsed --person p_1"],
		},
		async (task, [action = "", resource], { person, token }) => {
			const why = await (await task.client()).explainAccess({ action, resource, person, token }, task.sending);
			task.print(why, () => explanationText(why));
			return 0;
		},
		(command) => command.option("--person <id>", "somebody else").option("--token <id>", "a token"),
	);
	addCommand<{ at?: string; from?: string; secondFactorAge?: string }>(
		access,
		run,
		{
			use: "ask <kind> <id> <action> [resource]",
			summary: "Try one request that nobody made",
			examples: ["access ask person p_1 segment:preview lapsed --at 2026-06-01T22:00:00Z --from 10.0.0.7"],
		},
		async (task, [kind = "", id = "", action = "", resource], options) => {
			const { at, from, secondFactorAge } = options;
			const age = secondFactorAge === undefined ? undefined : Number(secondFactorAge);
			const asked = {
				subject: { kind: subjectKind(kind), id },
				action,
				resource,
				at,
				from,
				secondFactorAgeSeconds: age,
			};
			const why = await (await task.client()).askPolicies(asked, task.sending);
			task.print(why, () => explanationText(why));
			return 0;
		},
		(command) =>
			command
				.option("--at <instant>", "at this instant instead of now")
				.option("--from <address>", "from this network address")
				.option("--second-factor-age <seconds>", "since the second factor was proved"),
	);
	addCommand(
		access,
		run,
		{
			use: "inspect <kind> <id>",
			summary: "Show what a person or token may do, and by which policy",
			examples: ["access inspect person p_1", "access inspect token tok_1"],
		},
		async (task, [kind = "", id = ""]) => {
			const seen = await (await task.client()).inspectAccess({ kind: subjectKind(kind), id }, task.sending);
			task.print(seen, () =>
				table(seen.abilities, [
					{ title: "ACTION", of: ({ action }) => action },
					{ title: "MAY", of: ({ allowed }) => (allowed ? "yes" : "no") },
					{ title: "BY", of: ({ policies }) => policies.join(", ") },
				]),
			);
			return 0;
		},
	);
	addCommand<{ csv?: boolean }>(
		access,
		run,
		{
			use: "matrix",
			summary: "Show which role may do what",
			examples: ["access matrix", "access matrix --csv > matrix.csv"],
		},
		async (task, _, { csv }) => {
			const matrix = await (await task.client()).showAccessMatrix({}, task.sending);
			task.print(matrix, () =>
				csv
					? matrixCsv(matrix).trimEnd()
					: table(matrix.rows, [
							{ title: "ROUTE", of: ({ method, path }) => `${method} ${path}` },
							{ title: "ACTION", of: ({ action }) => action },
							{ title: "ROLES", of: ({ roles }) => roles.join(", ") },
						]),
			);
			return 0;
		},
		(command) => command.option("--csv", "as CSV, one column a role"),
	);
}

function subjectKind(kind: string): "person" | "token" {
	if (kind === "person" || kind === "token") return kind;
	throw new SegwardError("usage-invalid", { detail: "Say 'person' or 'token', then its id." });
}

function explanationText(why: ResultOf<"explainAccess">): string {
	return facts([
		["who", why.name],
		["action", `${why.action} (${why.resourceId === "*" ? why.resourceKind : why.resourceId})`],
		["decision", why.allowed ? "permitted" : "refused"],
		[
			"because",
			why.policies.map(({ id, explanation }) => `${id}: ${explanation}`).join("\n") || "no policy permits it",
		],
		["missing", why.needs.join(", ") || "nothing else"],
		["a role that would help", why.roles.join(", ") || "none"],
	]);
}
