import { useBuilder } from "../builder-tools.tsx";
import { textOf } from "../model/loose.ts";
import { fitPredicate } from "../model/operators.ts";
import styles from "./editors.module.css";
import type { NodeEditorProps } from "./node-editor-props.ts";
import { PredicateEditor } from "./predicate-editor.tsx";
import { TraitPicker } from "./reference-pickers.tsx";

export function TraitEditor({ node, onChange }: NodeEditorProps) {
	const { catalogue } = useBuilder();
	const { trait, ...predicate } = node;
	const type = catalogue.trait(textOf(trait))?.type ?? "integer";
	const pick = (name: string) =>
		onChange({ trait: name, ...fitPredicate(predicate, catalogue.trait(name)?.type ?? type) });
	return (
		<div className={styles.line}>
			<TraitPicker value={textOf(trait)} onPick={pick} />
			<PredicateEditor
				label={textOf(trait) || "Trait"}
				predicate={predicate}
				type={type}
				onChange={(next) => onChange({ trait, ...next })}
			/>
		</div>
	);
}
