import { Group, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AsOf } from "../use-as-of.ts";

/** When the rule is evaluated for the preview: now, or at the beginning of a day. */
export function AsOfPicker({ asOf: { choice, choose, proposed } }: { asOf: AsOf }) {
	const [day, setDay] = useState(choice === "now" ? undefined : choice);
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
				onChange={(next) => choose(next === "now" ? "now" : (day ?? proposed ?? today()))}
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

function today(): string {
	return new Date().toISOString().slice(0, 10);
}
