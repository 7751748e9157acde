import { useBuilder } from "../builder-tools.tsx";
import { type Loose, looseOf, textOf, withoutKeys } from "../model/loose.ts";
import { readMeasure, writeMeasure } from "../model/measure-form.ts";
import { unfitForRank } from "../model/unfit.ts";
import { Choice } from "./choice.tsx";
import { DraftInput } from "./draft-input.tsx";
import styles from "./editors.module.css";
import { EventPicker } from "./event-picker.tsx";
import { CustomerFieldPicker } from "./field-picker.tsx";
import { MeasureChoice } from "./measure-choice.tsx";
import type { NodeEditorProps } from "./node-editor-props.ts";
import { TraitPicker } from "./reference-pickers.tsx";
import { AddWhere, WhereEditor } from "./selection-editor.tsx";
import { WindowEditor } from "./window-editor.tsx";

const SUBJECTS = [
	["event", "events"],
	["attribute", "an attribute"],
	["trait", "a trait"],
] as const;
type Subject = (typeof SUBJECTS)[number][0];

/** The customers with the highest or lowest value. */
export function RankEditor({ node, onChange }: NodeEditorProps) {
	const { catalogue } = useBuilder();
	const rank = looseOf(node.rank);
	const write = (next: Loose) => onChange({ ...node, rank: next });
	const side = rank.bottom === undefined ? "top" : "bottom";
	const subject: Subject = rank.attribute !== undefined ? "attribute" : rank.trait !== undefined ? "trait" : "event";
	const extent = { [side]: rank[side] ?? "10%" };
	const choose = (next: Subject) => {
		const field = catalogue.customerFields.find((each) => unfitForRank(catalogue)(each) === null);
		if (next === "attribute") write({ attribute: field?.name ?? "", ...extent });
		else if (next === "trait") write({ trait: catalogue.traits[0]?.name ?? "", ...extent });
		else write({ event: catalogue.events[0]?.name ?? "", count: true, ...extent });
	};
	return (
		<>
			<div className={styles.line}>
				<Choice
					label="Which end"
					value={side}
					options={[
						["top", "the highest"],
						["bottom", "the lowest"],
					]}
					onChoose={(next) => write({ ...withoutKeys(rank, ["top", "bottom"]), [next]: extent[side] })}
					width={110}
				/>
				<ExtentInput value={extent[side]} onValue={(value) => write({ ...rank, [side]: value })} />
				<span className={styles.word}>by</span>
				<Choice label="Ranked by" value={subject} options={SUBJECTS} onChoose={choose} width={120} />
				{subject === "attribute" && (
					<CustomerFieldPicker
						label="Ranked attribute"
						value={textOf(rank.attribute)}
						why={unfitForRank(catalogue)}
						onPick={(attribute) => write({ ...rank, attribute })}
					/>
				)}
				{subject === "trait" && (
					<TraitPicker value={textOf(rank.trait)} onPick={(trait) => write({ ...rank, trait })} />
				)}
				{subject === "event" && <RankedEvents rank={rank} write={write} />}
			</div>
			{subject === "event" && (
				<>
					<WhereEditor selection={rank} onChange={write} />
					<div className={styles.line}>
						<WindowEditor value={rank} onChange={write} />
						<AddWhere selection={rank} onChange={write} />
					</div>
				</>
			)}
		</>
	);
}

function RankedEvents({ rank, write }: { rank: Loose; write(next: Loose): void }) {
	const { top, bottom, ...measured } = rank;
	const extent = Object.fromEntries(Object.entries({ top, bottom }).filter(([, value]) => value !== undefined));
	const form = readMeasure(measured);
	return (
		<>
			<EventPicker label="Event" value={textOf(rank.event)} onPick={(event) => write({ ...rank, event })} />
			<MeasureChoice
				form={form}
				event={textOf(rank.event)}
				compared={false}
				onChange={(measure, property) =>
					write({ ...writeMeasure(measured, { measure, property, predicate: {} }, false), ...extent })
				}
			/>
		</>
	);
}

/** A share such as `10%`, or a number of customers. */
function ExtentInput({ value, onValue }: { value: unknown; onValue(value: unknown): void }) {
	const share = typeof value === "string" && value.endsWith("%");
	const amount = share ? value.slice(0, -1) : textOf(value);
	const write = (text: string, percent: boolean) => {
		const number = /^\d+$/.test(text) ? Number(text) : text;
		onValue(percent ? `${text}%` : number);
	};
	return (
		<>
			<DraftInput
				aria-label="How many"
				value={amount}
				read={(text) => text.trim()}
				onValue={(text) => write(textOf(text), share)}
				inputMode="decimal"
				w={64}
			/>
			<Choice
				label="How many: unit"
				value={share ? "percent" : "customers"}
				options={[
					["percent", "percent"],
					["customers", "customers"],
				]}
				onChoose={(unit) => write(amount, unit === "percent")}
				width={110}
			/>
		</>
	);
}
