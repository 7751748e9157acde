import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { sameValue, textOf } from "../model/loose.ts";

interface DraftInputProps extends Omit<TextInputProps, "value" | "onChange"> {
	value: unknown;
	/** What a text means; the text stays as typed while it means the same. */
	read(text: string): unknown;
	onValue(value: unknown): void;
}

/** An input whose text may be on its way to a value: `1.` is 1 and stays `1.` until more is typed. */
export function DraftInput({ value, read, onValue, ...props }: DraftInputProps) {
	const [text, setText] = useState(textOf(value));
	const shown = sameValue(read(text), value) ? text : textOf(value);
	return (
		<TextInput
			size="xs"
			{...props}
			value={shown}
			onChange={(event) => {
				setText(event.currentTarget.value);
				onValue(read(event.currentTarget.value));
			}}
		/>
	);
}
