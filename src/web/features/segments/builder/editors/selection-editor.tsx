import { ActionIcon, UnstyledButton } from "@mantine/core";
import { IconFilter, IconX } from "@tabler/icons-react";
import { useBuilder } from "../builder-tools.tsx";
import { type Loose, looseOf, textOf, withKey } from "../model/loose.ts";
import { fitPredicate, startPredicate } from "../model/operators.ts";
import styles from "./editors.module.css";
import { PropertyPicker } from "./field-picker.tsx";
import { PredicateEditor } from "./predicate-editor.tsx";

interface WhereEditorProps {
	/** A part of a rule that has `event` and perhaps `where`. */
	selection: Loose;
	onChange(selection: Loose): void;
}

/** Tests on the properties of events: all must fit. */
export function WhereEditor({ selection, onChange }: WhereEditorProps) {
	const { catalogue } = useBuilder();
	const event = textOf(selection.event);
	const tests = Object.entries(looseOf(selection.where));
	const write = (next: readonly (readonly [string, unknown])[]) =>
		onChange(withKey(selection, "where", next.length === 0 ? undefined : Object.fromEntries(next)));
	const change = (index: number, name: string, predicate: unknown) =>
		write(tests.map((test, at) => (at === index ? [name, predicate] : test)));
	if (tests.length === 0) return null;
	return (
		<div className={styles.nested}>
			{tests.map(([name, predicate], index) => {
				const field = catalogue.property(name);
				const type = field?.type ?? "text";
				return (
					<div key={`test-${index.toString()}`} className={styles.line}>
						<span className={styles.word}>{index === 0 ? "where" : "and"}</span>
						<PropertyPicker
							label="Property"
							value={name}
							event={event}
							why={({ name: other }) =>
								other !== name && tests.some(([taken]) => taken === other) ? "is already tested above" : null
							}
							onPick={(picked) =>
								change(index, picked, fitPredicate(looseOf(predicate), catalogue.property(picked)?.type ?? "text"))
							}
						/>
						<PredicateEditor
							label={name || "Property"}
							predicate={looseOf(predicate)}
							type={type}
							field={field}
							onChange={(next) => change(index, name, next)}
						/>
						<ActionIcon
							variant="subtle"
							color="gray"
							aria-label={`Remove the test of ${name || "the property"}`}
							onClick={() => write(tests.filter((_, at) => at !== index))}
						>
							<IconX size={14} aria-hidden />
						</ActionIcon>
					</div>
				);
			})}
		</div>
	);
}

/** Adds a test of a property that is not tested yet. */
export function AddWhere({ selection, onChange }: WhereEditorProps) {
	const { catalogue } = useBuilder();
	const where = looseOf(selection.where);
	const own = catalogue.event(textOf(selection.event))?.properties ?? [];
	const free = [...own, ...catalogue.properties.map(({ name }) => name)].find((name) => !Object.hasOwn(where, name));
	if (free === undefined) return null;
	const predicate = startPredicate(catalogue.property(free)?.type ?? "text");
	return (
		<UnstyledButton
			className={styles.add}
			onClick={() => onChange({ ...selection, where: { ...where, [free]: predicate } })}
		>
			<IconFilter size={12} aria-hidden /> where…
		</UnstyledButton>
	);
}
