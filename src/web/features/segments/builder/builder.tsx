import { Badge, Button, Stack } from "@mantine/core";
import { IconDeviceFloppy } from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { ResultOf } from "../../../../contract/routes.ts";
import { isError } from "../../../../core/segments/rule-issue.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { Page } from "../../../design/page.tsx";
import { ErrorState } from "../../../design/states.tsx";
import styles from "./builder.module.css";
import { BuilderToolsContext } from "./builder-tools.tsx";
import { HeadingForm } from "./heading/heading-form.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import type { Catalogue } from "./model/catalogue.ts";
import { fromTemplate } from "./model/from-template.ts";
import { type Loose, looseOf, textOf } from "./model/loose.ts";
import { nameOf, titleOf } from "./model/segment-draft.ts";
import type { Template } from "./model/templates.ts";
import { ResultsSide } from "./results-side.tsx";
import { RuleSection } from "./rule-section.tsx";
import { SavedDialog } from "./saved-dialog.tsx";
import { TemplateGallery } from "./template-gallery.tsx";
import { ToolButtons } from "./tool-buttons.tsx";
import { useAsOf } from "./use-as-of.ts";
import { useBuilderTools } from "./use-builder-tools.ts";
import { useDraft } from "./use-draft.ts";
import { useNameTaken } from "./use-name-taken.ts";
import { useExplanation, usePreview } from "./use-results.ts";
import { useRuleCheck } from "./use-rule-check.ts";
import { jumpTo, useShownIssues } from "./use-shown-issues.ts";
import { useUndoKeys } from "./use-undo-keys.ts";
import { useUnsavedGuard } from "./use-unsaved-guard.ts";

interface BuilderProps {
	catalogue: Catalogue;
	initial: Loose;
	/** The segment exists: its name stays. */
	stored: boolean;
}

export function Builder({ catalogue, initial, stored }: BuilderProps) {
	const navigate = useNavigate();
	const control = useDraft(initial);
	const { document, fault } = control.draft;
	const name = nameOf(document);
	const check = useRuleCheck(document);
	const asOf = useAsOf(catalogue.newestDay);
	const [explained, explain] = useState(false);
	const preview = usePreview(check, asOf.instant);
	const explanation = useExplanation(check, asOf.instant, explained, preview.data);
	const [attempted, attempt] = useState(stored);
	const issues = useShownIssues(check.issues, document, attempted);
	const tools = useBuilderTools(control, catalogue, issues, explanation.fresh ? explanation.data : undefined);
	const [gallery, showGallery] = useState(false);
	const [saved, setSaved] = useState<ResultOf<"applySegment">>();
	const nameTaken = useNameTaken(name, stored || saved !== undefined);
	const guard = useUnsavedGuard(control.dirty);
	const mayApply = useMay("segment:apply");
	useUndoKeys(control.undo, control.redo);

	const save = useAct("applySegment", {
		changes: ["listSegments", "getSegment", "listSegmentVersions", "overview", "fieldUses", "segmentUses"],
		quiet: true,
		onDone: (segment) => {
			control.settle(looseOf(segment.document));
			setSaved(segment);
		},
	});
	const trySave = () => {
		attempt(true);
		const [first] = check.issues.filter(isError);
		if (fault !== null) return;
		if (first) jumpTo(first);
		else if (nameTaken) jumpTo({ node: null, inside: [], path: "metadata.name" });
		else save.mutate({ name, document: { ...document } });
	};
	const go = (path: string, replace = false) => {
		guard.allow();
		void navigate(path, { replace });
	};
	const use = (template: Template, rule: Loose) => {
		control.change(`template ${template.id}`, (now) => fromTemplate(now, template, rule, !stored));
		showGallery(false);
	};
	const title = titleOf(document) || (stored ? name : "New segment");
	const address = `/segments/${encodeURIComponent(saved?.name ?? name)}`;
	return (
		<BuilderToolsContext value={tools}>
			<Page
				title={title}
				lead={stored ? `Editing ${textOf(name)}; saving makes a new version.` : undefined}
				mark={
					control.dirty ? (
						<Badge variant="default" tt="none">
							not saved
						</Badge>
					) : undefined
				}
				actions={
					<>
						<ToolButtons control={control} showGallery={() => showGallery(true)} />
						{mayApply && (
							<Button
								leftSection={<IconDeviceFloppy size={16} aria-hidden />}
								loading={save.isPending}
								disabled={stored && !control.dirty}
								onClick={trySave}
							>
								Save segment
							</Button>
						)}
					</>
				}
			>
				{save.isError && <ErrorState error={save.error} />}
				<div className={styles.columns}>
					<Stack gap="lg" miw={0}>
						<HeadingForm {...{ document, stored, nameTaken, issues }} change={control.change} />
						<RuleSection chooseTemplate={() => showGallery(true)} />
					</Stack>
					<ResultsSide
						{...{ control, check, issues, preview, explanation, asOf }}
						newestDay={catalogue.newestDay}
						askExplanation={() => explain(true)}
					/>
				</div>
			</Page>
			<TemplateGallery opened={gallery} close={() => showGallery(false)} {...{ catalogue, use }} asOf={asOf.instant} />
			{saved && (
				<SavedDialog
					segment={saved}
					asOf={asOf.instant}
					open={() => go(address)}
					keepEditing={() => {
						setSaved(undefined);
						if (!stored) go(`${address}/edit`, true);
					}}
				/>
			)}
			<LeaveDialog blocker={guard.blocker} />
		</BuilderToolsContext>
	);
}
