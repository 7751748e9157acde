import { ActionIcon, Menu, Pill, Text, UnstyledButton } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { Field, FieldType } from "../../../../../core/catalogue/field.ts";
import { type Loose, listOf, withKey } from "../model/loose.ts";
import {
	changeOperator,
	keepsIgnoreCase,
	keyOf,
	type Operator,
	operatorsFor,
	operatorsIn,
	operatorWords,
	shapeOf,
	startValue,
} from "../model/operators.ts";
import { Choice } from "./choice.tsx";
import { DAY_UNITS, DurationInput } from "./duration-input.tsx";
import styles from "./editors.module.css";
import { ManyValuesInput, ValueInput, type ValueInputProps } from "./value-input.tsx";

interface PredicateEditorProps {
	/** What is compared, for those who hear the form. */
	label: string;
	predicate: Loose;
	type: FieldType;
	identifier?: boolean;
	field?: Field;
	/** Of the measure of events, `within` is no comparison. */
	without?: readonly Operator[];
	onChange(predicate: Loose): void;
}

/** The comparisons of one value; all of them must hold. */
export function PredicateEditor({ label, predicate, type, identifier = false, field, ...props }: PredicateEditorProps) {
	const offered = operatorsFor(type, identifier).filter((each) => !props.without?.includes(each));
	const used = operatorsIn(predicate);
	const free = offered.filter((each) => !used.some((taken) => keyOf(taken) === keyOf(each)));
	const cased = type === "text" && !identifier && used.some(keepsIgnoreCase);
	const add = (operator: Operator) => props.onChange({ ...predicate, [keyOf(operator)]: startValue(operator, type) });
	const more = free.length > 0 && (
		<AddComparison
			label={label}
			operators={free}
			type={type}
			first={used.length === 0}
			add={add}
			ignoreCase={
				cased && predicate.ignoreCase !== true ? () => props.onChange({ ...predicate, ignoreCase: true }) : undefined
			}
		/>
	);
	return (
		<>
			{used.map((operator, index) => (
				<div key={keyOf(operator)} className={styles.line} data-wide={shapeOf(operator) === "many" || undefined}>
					{index > 0 && <span className={styles.word}>and</span>}
					<Choice
						label={`${label}: comparison`}
						value={operator}
						options={[
							...new Set([operator, ...free, ...offered.filter((each) => keyOf(each) === keyOf(operator))]),
						].map((each) => [each, operatorWords(each, type)] as const)}
						onChoose={(to) => props.onChange(changeOperator(predicate, operator, to, type))}
						width={136}
					/>
					<OperatorValue
						{...{ label: `${label}: value`, type, operator, field, value: predicate[keyOf(operator)] }}
						onValue={(value) => props.onChange({ ...predicate, [keyOf(operator)]: value })}
					/>
					{used.length > 1 && (
						<ActionIcon
							variant="subtle"
							color="gray"
							aria-label={`${label}: remove this comparison`}
							onClick={() => props.onChange(withKey(predicate, keyOf(operator), undefined))}
						>
							<IconX size={14} aria-hidden />
						</ActionIcon>
					)}
					{index === used.length - 1 && more}
				</div>
			))}
			{predicate.ignoreCase === true && (
				<Pill
					size="sm"
					withRemoveButton
					removeButtonProps={{ "aria-label": `${label}: mind the case`, "aria-hidden": false, tabIndex: 0 }}
					onRemove={() => props.onChange(withKey(predicate, "ignoreCase", undefined))}
				>
					ignoring case
				</Pill>
			)}
			{used.length === 0 && more}
		</>
	);
}

function OperatorValue(props: ValueInputProps) {
	const { label, operator, type, value, onValue } = props;
	switch (shapeOf(operator)) {
		case "none":
			return null;
		case "many":
			return <ManyValuesInput {...props} />;
		case "duration":
			return (
				<DurationInput label={label} value={value} onValue={onValue} units={type === "date" ? DAY_UNITS : undefined} />
			);
		case "pair": {
			const [low, high] = listOf(value);
			return (
				<div className={styles.line}>
					<ValueInput
						{...props}
						label={`${label}, lowest`}
						value={low}
						onValue={(next) => onValue([next, high ?? ""])}
					/>
					<span className={styles.word}>and</span>
					<ValueInput
						{...props}
						label={`${label}, highest`}
						value={high}
						onValue={(next) => onValue([low ?? "", next])}
					/>
				</div>
			);
		}
		case "one":
			return <ValueInput {...props} />;
	}
}

interface AddComparisonProps {
	label: string;
	operators: readonly Operator[];
	type: FieldType;
	first: boolean;
	add(operator: Operator): void;
	/** Where texts are compared whose case counts. */
	ignoreCase?: () => void;
}

function AddComparison({ label, operators, type, first, add, ignoreCase }: AddComparisonProps) {
	return (
		<Menu position="bottom-start" shadow="md">
			<Menu.Target>
				<UnstyledButton
					className={styles.add}
					aria-label={first ? `${label}: add a comparison` : `${label}: and another comparison`}
				>
					<IconPlus size={12} aria-hidden /> {first ? "comparison" : "and"}
				</UnstyledButton>
			</Menu.Target>
			<Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
				{ignoreCase && (
					<Menu.Item onClick={ignoreCase}>
						<Text size="xs">ignore case</Text>
					</Menu.Item>
				)}
				{operators.map((operator) => (
					<Menu.Item key={operator} onClick={() => add(operator)}>
						<Text size="xs">{operatorWords(operator, type)} …</Text>
					</Menu.Item>
				))}
			</Menu.Dropdown>
		</Menu>
	);
}
