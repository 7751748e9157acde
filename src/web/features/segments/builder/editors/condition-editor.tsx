import { Code, Text } from "@mantine/core";
import type { ComponentType } from "react";
import type { RuleKind } from "../../../../../core/segments/rule/rule.ts";
import { AttributeEditor } from "./attribute-editor.tsx";
import { EventEditor } from "./event-editor.tsx";
import type { NodeEditorProps } from "./node-editor-props.ts";
import { RankEditor } from "./rank-editor.tsx";
import { SequenceEditor } from "./sequence-editor.tsx";
import { EveryoneEditor, ListEditor, SampleEditor, SegmentEditor } from "./simple-editors.tsx";
import { TraitEditor } from "./trait-editor.tsx";

const EDITORS: Record<Exclude<RuleKind, "all" | "any" | "not">, ComponentType<NodeEditorProps>> = {
	attribute: AttributeEditor,
	event: EventEditor,
	sequence: SequenceEditor,
	trait: TraitEditor,
	rank: RankEditor,
	sample: SampleEditor,
	list: ListEditor,
	segment: SegmentEditor,
	everyone: EveryoneEditor,
};

/** The form of one condition, by its kind. */
export function ConditionEditor({ kind, ...props }: NodeEditorProps & { kind: keyof typeof EDITORS }) {
	const Editor = EDITORS[kind];
	return <Editor {...props} />;
}

/** What no form can show; the YAML can. */
export function UnknownCondition({ node }: { node: unknown }) {
	return (
		<>
			<Text size="xs">This is no condition yet. Put it right in the YAML, or remove it here.</Text>
			<Code block>{JSON.stringify(node)?.slice(0, 300)}</Code>
		</>
	);
}
