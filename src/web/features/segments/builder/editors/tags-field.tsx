import { TagsInput, type TagsInputProps } from "@mantine/core";
import { useState } from "react";
import { useCommitOnLeave } from "./use-commit-on-leave.ts";

interface TagsFieldProps extends Omit<TagsInputProps, "value" | "onChange" | "searchValue" | "onSearchChange"> {
	value: string[];
	onChange(value: string[]): void;
}

/** Several texts; what is typed counts when the field is left, too. */
export function TagsField({ value, onChange, ...props }: TagsFieldProps) {
	const [typed, setTyped] = useState("");
	const onLeave = useCommitOnLeave(() => {
		const text = typed.trim();
		if (text === "") return;
		setTyped("");
		if (!value.some((known) => known.toLowerCase() === text.toLowerCase())) onChange([...value, text]);
	});
	return (
		<TagsInput
			{...props}
			value={value}
			onChange={onChange}
			searchValue={typed}
			onSearchChange={setTyped}
			onBlur={onLeave}
			acceptValueOnBlur={false}
		/>
	);
}
