import type { MeasureKey } from "../../../../../core/segments/rule/measure.ts";
import { useBuilder } from "../builder-tools.tsx";
import { isExtreme, type MeasureForm, needsProperty } from "../model/measure-form.ts";
import { unfitForMeasure } from "../model/unfit.ts";
import { Choice } from "./choice.tsx";
import { PropertyPicker } from "./field-picker.tsx";

type MeasureOption = MeasureKey | "none" | "first-of" | "last-of";

const OPTIONS: readonly (readonly [MeasureOption, string])[] = [
	["none", "at least once"],
	["count", "number of times"],
	["sum", "total of"],
	["average", "average of"],
	["minimum", "lowest"],
	["maximum", "highest"],
	["distinct", "number of different"],
	["first", "time of the first"],
	["last", "time of the last"],
	["first-of", "value at the first:"],
	["last-of", "value at the last:"],
];

interface MeasureChoiceProps {
	form: MeasureForm;
	event: string;
	/** A rank compares nothing, so it needs a measure. */
	compared: boolean;
	onChange(measure: MeasureForm["measure"], property: string | undefined): void;
}

/** What is measured of the events, and of which property. */
export function MeasureChoice({ form, event, compared, onChange }: MeasureChoiceProps) {
	const { catalogue } = useBuilder();
	const { measure, property } = form;
	const chosen: MeasureOption = isExtreme(measure) && property !== undefined ? `${measure}-of` : measure;
	const firstFit = (next: MeasureKey) => {
		const why = unfitForMeasure(next);
		const own = new Set(catalogue.event(event)?.properties ?? []);
		const fitting = catalogue.properties.filter((each) => why(each) === null);
		if (property !== undefined && fitting.some(({ name }) => name === property)) return property;
		return (fitting.find(({ name }) => own.has(name)) ?? fitting[0])?.name ?? "";
	};
	const choose = (option: MeasureOption) => {
		if (option === "first-of" || option === "last-of") {
			const key = option === "first-of" ? "first" : "last";
			onChange(key, firstFit(key));
		} else onChange(option, option !== "none" && needsProperty(option) ? firstFit(option) : undefined);
	};
	return (
		<>
			<Choice
				label="Measure"
				value={chosen}
				options={compared ? OPTIONS : OPTIONS.slice(1)}
				onChoose={choose}
				width={146}
			/>
			{(needsProperty(measure) || property !== undefined) && (
				<PropertyPicker
					label="Measured property"
					value={property ?? ""}
					event={event}
					why={unfitForMeasure(measure)}
					onPick={(name) => onChange(measure, name)}
				/>
			)}
		</>
	);
}
