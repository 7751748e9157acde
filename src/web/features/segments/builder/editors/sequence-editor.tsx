import { ActionIcon, Group, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { isLoose, type Loose, listOf, looseOf, textOf } from "../model/loose.ts";
import { addStep, moveStep, removeStep, turnStep } from "../model/sequence-steps.ts";
import { Choice } from "./choice.tsx";
import { DurationInput, EXACT_UNITS } from "./duration-input.tsx";
import styles from "./editors.module.css";
import { EventPicker } from "./event-picker.tsx";
import type { NodeEditorProps } from "./node-editor-props.ts";
import { AddWhere, WhereEditor } from "./selection-editor.tsx";
import { WindowEditor } from "./window-editor.tsx";

const MOST_STEPS = 10;

/** One event after another, in order; the last may be one that does not come. */
export function SequenceEditor({ node, onChange }: NodeEditorProps) {
	const steps = listOf(node.sequence).map(looseOf);
	const write = (sequence: readonly Loose[]) => onChange({ ...node, sequence });
	return (
		<>
			{steps.map((step, index) => (
				<StepEditor
					key={`step-${index.toString()}`}
					step={step}
					index={index}
					count={steps.length}
					onChange={(next) => write(steps.map((each, at) => (at === index ? next : each)))}
					onMove={(by) => write(moveStep(steps, index, by))}
					onRemove={() => write(removeStep(steps, index))}
				/>
			))}
			<div className={styles.line}>
				<span className={styles.word}>The first step happened</span>
				<WindowEditor value={node} onChange={onChange} />
				{steps.length < MOST_STEPS && (
					<UnstyledButton className={styles.add} onClick={() => write(addStep(steps))}>
						<IconPlus size={12} aria-hidden /> step
					</UnstyledButton>
				)}
			</div>
		</>
	);
}

interface StepEditorProps {
	step: Loose;
	index: number;
	count: number;
	onChange(step: Loose): void;
	onMove(by: -1 | 1): void;
	onRemove(): void;
}

function StepEditor({ step, index, count, onChange, onMove, onRemove }: StepEditorProps) {
	const absent = isLoose(step.not);
	const selection = absent ? looseOf(step.not) : step;
	const change = (next: Loose) => onChange(absent ? { ...step, not: next } : next);
	const name = `Step ${index + 1}`;
	return (
		<div className={styles.step}>
			<div className={styles.line}>
				<span className={styles.number}>{index + 1}</span>
				{index === 0 && <span className={styles.word}>first</span>}
				{index > 0 && (index === count - 1 || absent) && (
					<Choice
						label={`${name}: happens or not`}
						value={absent ? "not" : "then"}
						options={[
							["then", "then"],
							["not", "then does not"],
						]}
						onChoose={(next) => onChange(turnStep(step, next === "not"))}
						width={112}
					/>
				)}
				{index > 0 && index < count - 1 && !absent && <span className={styles.word}>then</span>}
				<EventPicker
					label={`${name}: event`}
					width={140}
					value={textOf(selection.event)}
					onPick={(event) => change({ ...selection, event })}
				/>
				{index > 0 && (
					<>
						<span className={styles.word}>within</span>
						<DurationInput
							label={`${name}: within`}
							value={step.within}
							units={EXACT_UNITS}
							onValue={(within) => onChange({ ...step, within })}
						/>
					</>
				)}
				<AddWhere selection={selection} onChange={change} />
				<StepActions {...{ name, index, count, onMove, onRemove }} />
			</div>
			<WhereEditor selection={selection} onChange={change} />
		</div>
	);
}

function StepActions({
	name,
	index,
	count,
	onMove,
	onRemove,
}: Omit<StepEditorProps, "step" | "onChange"> & { name: string }) {
	const icon = { variant: "subtle", color: "gray" } as const;
	return (
		<Group gap={0} wrap="nowrap" ml="auto">
			{index > 0 && (
				<ActionIcon {...icon} aria-label={`${name}: move up`} onClick={() => onMove(-1)}>
					<IconArrowUp size={14} aria-hidden />
				</ActionIcon>
			)}
			{index < count - 1 && (
				<ActionIcon {...icon} aria-label={`${name}: move down`} onClick={() => onMove(1)}>
					<IconArrowDown size={14} aria-hidden />
				</ActionIcon>
			)}
			{count > 2 && (
				<ActionIcon {...icon} aria-label={`${name}: remove`} onClick={onRemove}>
					<IconX size={14} aria-hidden />
				</ActionIcon>
			)}
		</Group>
	);
}
