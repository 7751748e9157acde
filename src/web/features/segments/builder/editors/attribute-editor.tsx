import { Text } from "@mantine/core";
import { ProtectionBadge, protectionOf } from "../../../../design/protection-badge.tsx";
import { useBuilder } from "../builder-tools.tsx";
import { textOf, withKey } from "../model/loose.ts";
import { fitPredicate } from "../model/operators.ts";
import { DerivedOffer } from "./derived-offer.tsx";
import styles from "./editors.module.css";
import { CustomerFieldPicker } from "./field-picker.tsx";
import type { NodeEditorProps } from "./node-editor-props.ts";
import { PredicateEditor } from "./predicate-editor.tsx";

export function AttributeEditor({ node, onChange }: NodeEditorProps) {
	const { catalogue } = useBuilder();
	const { attribute, ...predicate } = node;
	const name = textOf(attribute);
	const field = catalogue.customerField(name);
	const identifier = field?.kind === "identifier";
	const pick = (picked: string) => {
		const next = catalogue.customerField(picked);
		onChange({ attribute: picked, ...fitPredicate(predicate, next?.type ?? "text", next?.kind === "identifier") });
	};
	return (
		<>
			<div className={styles.line}>
				<CustomerFieldPicker label="Attribute" value={name} onPick={pick} failed={field === undefined && name !== ""} />
				{field && <ProtectionBadge protection={protectionOf(field)} />}
				<PredicateEditor
					label={name || "Attribute"}
					predicate={predicate}
					type={field?.type ?? "text"}
					identifier={identifier}
					field={field}
					onChange={(next) => onChange({ ...withKey({}, "attribute", attribute), ...next })}
				/>
			</div>
			{identifier && <DerivedOffer identifier={name} pick={pick} />}
			{field === undefined && name !== "" && (
				<Text size="xs" c="dimmed">
					The catalogue has no attribute of this name.
				</Text>
			)}
		</>
	);
}
