import { Autocomplete } from "@mantine/core";
import type { Field, FieldType } from "../../../../../core/catalogue/field.ts";
import { listOf, textOf } from "../model/loose.ts";
import { isNumber, numberOrText, type Operator } from "../model/operators.ts";
import { Choice } from "./choice.tsx";
import { DraftInput } from "./draft-input.tsx";
import { MomentInput } from "./moment-input.tsx";
import { useSuggestions } from "./suggestions.ts";
import { TagsField } from "./tags-field.tsx";

export interface ValueInputProps {
	label: string;
	type: FieldType;
	operator: Operator;
	/** Whose values are suggested. */
	field?: Field;
	value: unknown;
	onValue(value: unknown): void;
}

/** One value of a type. */
export function ValueInput({ label, type, operator, field, value, onValue }: ValueInputProps) {
	if (type === "boolean") {
		return (
			<Choice
				label={label}
				value={value === false ? "false" : "true"}
				options={[
					["true", "yes"],
					["false", "no"],
				]}
				onChoose={(chosen) => onValue(chosen === "true")}
				width={80}
			/>
		);
	}
	if (isNumber(type)) {
		return (
			<DraftInput
				aria-label={label}
				value={value}
				read={numberOrText}
				onValue={onValue}
				inputMode="decimal"
				placeholder="number"
				w={90}
			/>
		);
	}
	if (type === "date") return <MomentInput label={label} value={value} onValue={onValue} grain="day" />;
	if (type === "timestamp") {
		const grain = operator === "notEquals" ? "instant" : "either";
		return <MomentInput label={label} value={value} onValue={onValue} grain={grain} />;
	}
	return <TextValue {...{ label, type, operator, field, value, onValue }} />;
}

function TextValue({ label, field, value, onValue }: ValueInputProps) {
	const suggestions = useSuggestions(field);
	return (
		<Autocomplete
			size="xs"
			aria-label={label}
			value={textOf(value)}
			data={suggestions}
			limit={20}
			onChange={onValue}
			placeholder="value"
			w={160}
			maw="100%"
			dir="auto"
		/>
	);
}

/** Several values of a type. */
export function ManyValuesInput({ label, type, field, value, onValue }: ValueInputProps) {
	const suggestions = useSuggestions(field);
	const chosen = listOf(value).map(textOf);
	const read = (text: string) => (isNumber(type) ? numberOrText(text) : text);
	return (
		<TagsField
			size="xs"
			aria-label={label}
			value={chosen}
			data={suggestions}
			limit={20}
			splitChars={["\n", "\t"]}
			onChange={(texts) => onValue(texts.map(read))}
			placeholder={chosen.length === 0 ? "type a value, then Enter" : undefined}
			miw={180}
			style={{ flex: "1 1 180px" }}
		/>
	);
}
