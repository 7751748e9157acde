import { Button, Stepper } from "@mantine/core";
import { IconRotate } from "@tabler/icons-react";
import { refusalOf } from "../../client/refusal.ts";
import { useSession } from "../../client/session.ts";
import { Page } from "../../design/page.tsx";
import { ErrorState } from "../../design/states.tsx";
import { DryRunStep } from "./dry-run-step.tsx";
import { FileStep } from "./file-step.tsx";
import { MappingStep } from "./mapping-step.tsx";
import { changeNewImport, type NewImport, startOver, useNewImport } from "./new-import.ts";

const STEPS: readonly NewImport["step"][] = ["file", "mapping", "dry-run"];

export default function NewImportScreen() {
	const { step, file, draft, proposal, mode, dryRunId, dryRunError, edited } = useNewImport();
	const session = useSession().data;
	if (!session?.actions.includes("import:create")) {
		return (
			<Page title="Import a file">
				<ErrorState error={refusalOf("import:create", session?.roles ?? [])} />
			</Page>
		);
	}
	const active = STEPS.indexOf(step);
	const go = (index: number) => {
		const to = STEPS[index];
		if (to && index < active) changeNewImport((before) => ({ ...before, step: to }));
	};
	return (
		<Page
			title="Import a file"
			lead="Identifiers such as e-mail addresses go into the vault; everything else becomes a field that rules can use. Nothing is stored before you say so."
			actions={
				file && (
					<Button variant="default" leftSection={<IconRotate size={16} aria-hidden />} onClick={startOver}>
						Start over
					</Button>
				)
			}
		>
			<Stepper active={active} onStepClick={go} size="sm" allowNextStepsSelect={false}>
				<Stepper.Step label="File" description="Choose it">
					<FileStep file={file} />
				</Stepper.Step>
				<Stepper.Step label="Mapping" description="What each column becomes">
					{file && draft && proposal && (
						<MappingStep file={file} draft={draft} proposal={proposal} mode={mode} edited={edited ?? false} />
					)}
				</Stepper.Step>
				<Stepper.Step label="Dry run" description="Try it; nothing is kept">
					{file && draft && (
						<DryRunStep file={file} draft={draft} mode={mode} dryRunId={dryRunId} error={dryRunError} />
					)}
				</Stepper.Step>
				<Stepper.Step label="Import" description="All or nothing" />
			</Stepper>
		</Page>
	);
}
