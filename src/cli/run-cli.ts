import { Command, CommanderError } from "commander";
import { SegwardError } from "../core/error/segward-error.ts";
import type { Runner } from "./add-command.ts";
import { addAccessCommands } from "./commands/access.ts";
import { addAlertCommands } from "./commands/alert.ts";
import { addAuditCommands } from "./commands/audit.ts";
import { addCustomerCommands } from "./commands/customer.ts";
import { addDetectionCommands } from "./commands/detection.ts";
import { addExtractCommands } from "./commands/extract.ts";
import { addFieldCommands } from "./commands/field.ts";
import { addFindingCommands } from "./commands/finding.ts";
import { addHouseCommands } from "./commands/house.ts";
import { addImportCommand } from "./commands/import.ts";
import { addImportsCommands } from "./commands/imports.ts";
import { addJobsCommands } from "./commands/jobs.ts";
import { addListCommands } from "./commands/list.ts";
import { addLoginCommands } from "./commands/login.ts";
import { addMappingCommands } from "./commands/mapping.ts";
import { addMaskCommands } from "./commands/mask.ts";
import { addOutboxCommands } from "./commands/outbox.ts";
import { addOverviewCommands } from "./commands/overview.ts";
import { addPersonCommands } from "./commands/person.ts";
import { addPolicyCommands } from "./commands/policy.ts";
import { addQuarantineCommands } from "./commands/quarantine.ts";
import { addSegmentApprovalCommands } from "./commands/segment-approval.ts";
import { addSegmentDefinitionCommands } from "./commands/segment-definitions.ts";
import { addSegmentRelationCommands } from "./commands/segment-relations.ts";
import { addSegmentResultCommands } from "./commands/segment-results.ts";
import { addSizeBudgetCommands } from "./commands/size-budget.ts";
import { addSyntheticCommands } from "./commands/synthetic.ts";
import { addTokenCommands } from "./commands/token.ts";
import { addTrainingCommands } from "./commands/training.ts";
import { addTraitCommands } from "./commands/trait.ts";
import { addWitnessCommand } from "./commands/witness.ts";
import { addWorkspaceCommands } from "./commands/workspace.ts";
import type { House } from "./house.ts";
import { failureText } from "./print/failure.ts";
import { Task } from "./task.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Runs one command line (without `node` and the program's name).
 *
 * @param signal aborts the running work, such as on Ctrl-C.
 * @returns the exit code: 0 done, 1 a finding or refusal, 2 wrong usage.
 */
export async function runCli(
	commandLine: readonly string[],
	terminal: Terminal,
	house: House,
	signal: AbortSignal,
): Promise<number> {
	let exitCode = 0;
	const run: Runner = async (options, work) => {
		const task = new Task(terminal, house, signal, options);
		try {
			exitCode = (await work(task)) ?? 0;
		} finally {
			await task.close();
		}
	};
	try {
		await buildProgram(terminal, house, run).parseAsync([...commandLine], { from: "user" });
		return exitCode;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
		terminal.stderr.write(failureText(error));
		return error instanceof SegwardError ? error.exitCode : 1;
	}
}

function buildProgram(terminal: Terminal, house: House, run: Runner): Command {
	const program = new Command("segward")
		.description("Segment customers without exposing them.")
		.version(house.version)
		.exitOverride()
		.showSuggestionAfterError()
		.showHelpAfterError("next: segward help")
		.configureOutput({
			writeOut: (text) => terminal.stdout.write(text),
			writeErr: (text) => terminal.stderr.write(text),
		})
		.addHelpText(
			"after",
			"\nExample:\n  $ segward import customers customers.csv --yes\n  $ segward segment preview lapsed.yaml\n\nWithout SEGWARD_URL the data directory is opened in this process. Exit codes: 0 done, 1 a finding or refusal, 2 wrong usage.",
		);
	addHouseCommands(program, run);
	addExtractCommands(program, run);
	addSyntheticCommands(program, run);
	addImportCommand(program, run);
	addImportsCommands(program, run);
	addJobsCommands(program, run);
	addMappingCommands(program, run);
	addMaskCommands(program, run);
	addSizeBudgetCommands(program, run);
	addCustomerCommands(program, run);
	addQuarantineCommands(program, run);
	const segment = program.command("segment").description("segments: check, apply, preview, refresh, look into");
	addSegmentDefinitionCommands(segment, run);
	addSegmentApprovalCommands(segment, run);
	addSegmentResultCommands(segment, run);
	addSegmentRelationCommands(segment, run);
	addFieldCommands(program, run);
	addTraitCommands(program, run);
	addListCommands(program, run);
	addTokenCommands(program, run);
	addPolicyCommands(program, run, "policy");
	addPolicyCommands(program, run, "role");
	addAccessCommands(program, run);
	addAuditCommands(program, run);
	addAlertCommands(program, run);
	addDetectionCommands(program, run);
	addWitnessCommand(program, run);
	addOverviewCommands(program, run);
	addOutboxCommands(program, run);
	addFindingCommands(program, run);
	addTrainingCommands(program, run);
	addPersonCommands(program, run);
	addLoginCommands(program, run);
	addWorkspaceCommands(program, run);
	return program;
}
