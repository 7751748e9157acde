import { Checkbox, NativeSelect } from "@mantine/core";
import type { FileLayout } from "./file-layout.ts";
import { DELIMITERS, delimiterWord, ENCODINGS } from "./layout-words.ts";

export interface FileLayoutOptionsProps {
	layout: FileLayout;
	/** What was found out by itself. */
	found?: { format?: string; encoding?: string | undefined; delimiter?: string | undefined };
	/** The file is being looked at. */
	disabled: boolean;
	onChange(layout: FileLayout): void;
}

/** How the bytes of a file become columns; each change looks at the file again. */
export function FileLayoutOptions({ layout, found = {}, disabled, onChange }: FileLayoutOptionsProps) {
	const { format = "csv" } = found;
	if (format === "parquet") return null;
	const set = (changes: FileLayout) =>
		onChange(Object.fromEntries(Object.entries({ ...layout, ...changes }).filter(([, value]) => value !== undefined)));
	return (
		<>
			<NativeSelect
				label="Encoding"
				description="Of the letters in the file."
				disabled={disabled}
				value={layout.encoding ?? ""}
				data={choices(
					"",
					`found by itself${found.encoding && !layout.encoding ? `: ${found.encoding}` : ""}`,
					ENCODINGS,
					layout.encoding,
				)}
				onChange={({ currentTarget }) => set({ encoding: currentTarget.value || undefined })}
			/>
			{format === "csv" && (
				<NativeSelect
					label="Delimiter"
					description="What stands between two cells."
					disabled={disabled}
					value={layout.delimiter ?? ""}
					data={choices(
						"",
						`found by itself${found.delimiter && !layout.delimiter ? `: ${delimiterWord(found.delimiter)}` : ""}`,
						DELIMITERS,
						layout.delimiter,
					)}
					onChange={({ currentTarget }) => set({ delimiter: currentTarget.value || undefined })}
				/>
			)}
			{format === "csv" && (
				<Checkbox
					mt="xl"
					label="The first row names the columns"
					description="Without it they are called column1, column2 and so on."
					disabled={disabled}
					checked={layout.header ?? true}
					onChange={({ currentTarget }) => set({ header: currentTarget.checked ? undefined : false })}
				/>
			)}
		</>
	);
}

interface Choice {
	value: string;
	label: string;
}

/** With the chosen one among them, whatever a mapping document stated. */
function choices(none: string, noneLabel: string, usual: readonly Choice[], chosen: string | undefined): Choice[] {
	const known = chosen === undefined || usual.some(({ value }) => value === chosen);
	return [{ value: none, label: noneLabel }, ...usual, ...(known ? [] : [{ value: chosen, label: chosen }])];
}
