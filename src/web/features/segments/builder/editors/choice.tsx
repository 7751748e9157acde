import { NativeSelect } from "@mantine/core";

interface ChoiceProps<T extends string> {
	label: string;
	value: T;
	options: readonly (readonly [T, string])[];
	onChoose(value: T): void;
	width?: number | string;
}

/** One of a few words. */
export function Choice<T extends string>({ label, value, options, onChoose, width }: ChoiceProps<T>) {
	return (
		<NativeSelect
			size="xs"
			aria-label={label}
			value={value}
			w={width}
			data={options.map(([each, text]) => ({ value: each, label: text }))}
			onChange={(event) => {
				const chosen = options.find(([each]) => each === event.currentTarget.value);
				if (chosen) onChoose(chosen[0]);
			}}
		/>
	);
}
