import { useBuilder } from "../builder-tools.tsx";
import { measureType } from "../model/catalogue.ts";
import { type Loose, textOf } from "../model/loose.ts";
import { type MeasureForm, readMeasure, writeMeasure } from "../model/measure-form.ts";
import { fitPredicate, startPredicate } from "../model/operators.ts";
import styles from "./editors.module.css";
import { EventPicker } from "./event-picker.tsx";
import { MeasureChoice } from "./measure-choice.tsx";
import type { NodeEditorProps } from "./node-editor-props.ts";
import { PredicateEditor } from "./predicate-editor.tsx";
import { AddWhere, WhereEditor } from "./selection-editor.tsx";
import { WindowEditor } from "./window-editor.tsx";

export function EventEditor({ node, onChange }: NodeEditorProps) {
	const { catalogue } = useBuilder();
	const form = readMeasure(node);
	const typeOf = (name: string) => catalogue.property(name)?.type;
	const type = measureType(form, typeOf) ?? "text";
	const measured = form.property === undefined ? undefined : catalogue.property(form.property);
	const write = (next: MeasureForm) => onChange(writeMeasure(node, next, true));
	const measure = (key: MeasureForm["measure"], property: string | undefined) => {
		const next = { measure: key, property, predicate: form.predicate };
		write({ ...next, predicate: startOrFit(next, measureType(next, typeOf) ?? "text") });
	};
	return (
		<>
			<div className={styles.line}>
				<EventPicker label="Event" value={textOf(node.event)} onPick={(event) => onChange({ ...node, event })} />
				<MeasureChoice form={form} event={textOf(node.event)} compared onChange={measure} />
				{form.measure !== "none" && (
					<PredicateEditor
						label="Measure"
						predicate={form.predicate}
						type={type}
						field={form.measure === "first" || form.measure === "last" ? measured : undefined}
						without={isInline(form) ? ["within"] : undefined}
						onChange={(predicate) => write({ ...form, predicate })}
					/>
				)}
			</div>
			<WhereEditor selection={node} onChange={onChange} />
			<div className={styles.line}>
				<WindowEditor value={node} onChange={onChange} />
				<AddWhere selection={node} onChange={onChange} />
			</div>
		</>
	);
}

/** Beside `sum` and its like a `within` would be the window of the events. */
function isInline({ measure }: MeasureForm): boolean {
	return measure !== "count" && measure !== "first" && measure !== "last";
}

function startOrFit(form: MeasureForm, type: Parameters<typeof startPredicate>[0]): Loose {
	if (form.measure === "none") return {};
	const start =
		isInline(form) && startPredicate(type).within !== undefined ? { olderThan: "90d" } : startPredicate(type);
	if (Object.keys(form.predicate).length === 0) return form.measure === "count" ? { atLeast: 3 } : start;
	const fitted = fitPredicate(form.predicate, type);
	return isInline(form) && fitted.within !== undefined ? start : fitted;
}
