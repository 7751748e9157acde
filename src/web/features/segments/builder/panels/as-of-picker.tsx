import { Group, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";

interface AsOfPickerProps {
	choice: string;
	choose(choice: string): void;
}

/** When the rule is evaluated for the preview: now, or at the beginning of a day. */
export function AsOfPicker({ choice, choose }: AsOfPickerProps) {
	const [day, setDay] = useState(choice === "now" ? "2011-12-10" : choice);
	const dated = choice !== "now";
	return (
		<Group gap={6} wrap="nowrap">
			<SegmentedControl
				size="xs"
				aria-label="Evaluate as of"
				value={dated ? "day" : "now"}
				data={[
					{ value: "now", label: "Now" },
					{ value: "day", label: "As of a day" },
				]}
				onChange={(next) => choose(next === "now" ? "now" : day)}
			/>
			{dated && (
				<TextInput
					type="date"
					size="xs"
					w={136}
					aria-label="Day, from its first instant in UTC"
					value={choice}
					onChange={(event) => {
						const next = event.currentTarget.value;
						if (next === "") return;
						setDay(next);
						choose(next);
					}}
				/>
			)}
		</Group>
	);
}
