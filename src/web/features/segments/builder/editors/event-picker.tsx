import { describeSize } from "../../../../../core/privacy/describe-size.ts";
import { ANY_EVENT } from "../../../../../core/segments/rule/event-selection.ts";
import { useBuilder } from "../builder-tools.tsx";
import type { Entry } from "./entry.ts";
import { EntryPicker } from "./entry-picker.tsx";

interface EventPickerProps {
	label: string;
	value: string;
	onPick(name: string): void;
	width?: number;
}

export function EventPicker(props: EventPickerProps) {
	const { catalogue } = useBuilder();
	const any: Entry = { value: ANY_EVENT, label: "any event", group: "All", detail: "whatever its name" };
	const entries = catalogue.events.map(
		({ name, customers }): Entry => ({
			value: name,
			label: name,
			group: "Events, most frequent first",
			note: `${describeSize(customers)} customers`,
		}),
	);
	return <EntryPicker {...props} entries={[...entries, any]} placeholder="which event?" />;
}
