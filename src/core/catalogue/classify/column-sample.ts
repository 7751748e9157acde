import { nullWords } from "../../intake/normalise.ts";
import { wordsOfName } from "./column-name.ts";

/** Most values a detector looks at. */
export const SAMPLE_VALUES = 1_000;

/** One column as the detectors see it: its name and the values present in a sample. */
export interface ColumnSample {
	name: string;
	words: readonly string[];
	/** Trimmed, without missing values and nulls in disguise. */
	values: readonly string[];
	/** Distinct values divided by values; 0 without values. */
	distinctShare: number;
	distinctCount: number;
	/** Share of the values that pass, 0 to 1; 0 without values. */
	share(passes: (value: string) => boolean): number;
	/** The same over at most `count` values, for costly tests. */
	shareOfFirst(count: number, passes: (value: string) => boolean): number;
}

const isDefaultNull = nullWords();

export function sampleColumn(
	name: string,
	cells: readonly (string | null | undefined)[],
	isNull: (text: string) => boolean = isDefaultNull,
): ColumnSample {
	const values: string[] = [];
	for (const cell of cells) {
		const text = cell?.trim();
		if (text !== undefined && !isNull(text)) values.push(text.length > 4_000 ? text.slice(0, 4_000) : text);
		if (values.length >= SAMPLE_VALUES) break;
	}
	const distinctCount = new Set(values).size;
	const shareOfFirst = (count: number, passes: (value: string) => boolean) => {
		const looked = values.length > count ? values.slice(0, count) : values;
		return looked.length === 0 ? 0 : looked.filter(passes).length / looked.length;
	};
	return {
		name,
		words: wordsOfName(name),
		values,
		distinctCount,
		distinctShare: values.length === 0 ? 0 : distinctCount / values.length,
		share: (passes) => shareOfFirst(values.length, passes),
		shareOfFirst,
	};
}
