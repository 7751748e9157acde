import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { textOf } from "../model/loose.ts";
import { DraftInput } from "./draft-input.tsx";
import styles from "./editors.module.css";
import type { NodeEditorProps } from "./node-editor-props.ts";
import { ListPicker, SegmentPicker } from "./reference-pickers.tsx";

export function SampleEditor({ node, onChange }: NodeEditorProps) {
	const share = textOf(node.sample).replace(/%$/, "");
	return (
		<div className={styles.line}>
			<DraftInput
				aria-label="Share in percent"
				value={share}
				read={(text) => text.trim().replace(/%$/, "")}
				onValue={(text) => onChange({ ...node, sample: `${textOf(text)}%` })}
				inputMode="decimal"
				rightSection={<span aria-hidden>%</span>}
				w={90}
			/>
			<span className={styles.word}>of all customers, drawn with the seed</span>
			<DraftInput
				aria-label="Seed"
				value={node.seed}
				read={(text) => text}
				onValue={(seed) => onChange({ ...node, seed })}
				w={160}
			/>
			<Text size="xs" c="dimmed">
				The same seed always draws the same customers.
			</Text>
		</div>
	);
}

export function ListEditor({ node, onChange }: NodeEditorProps) {
	return (
		<div className={styles.line}>
			<span className={styles.word}>is on</span>
			<ListPicker value={textOf(node.list)} onPick={(list) => onChange({ ...node, list })} />
		</div>
	);
}

export function SegmentEditor({ node, onChange }: NodeEditorProps) {
	const name = textOf(node.segment);
	return (
		<div className={styles.line}>
			<span className={styles.word}>is in</span>
			<SegmentPicker value={name} onPick={(segment) => onChange({ ...node, segment })} />
			{name !== "" && (
				<Anchor component={Link} to={`/segments/${encodeURIComponent(name)}`} size="xs" target="_blank">
					look at it
				</Anchor>
			)}
		</div>
	);
}

export function EveryoneEditor() {
	return (
		<Text size="xs" c="dimmed">
			Every customer of the workspace.
		</Text>
	);
}
