import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { describeSize } from "../../../../../core/privacy/describe-size.ts";
import { useApi } from "../../../../client/use-api.ts";
import { useBuilder } from "../builder-tools.tsx";
import type { Entry } from "./entry.ts";
import { EntryPicker } from "./entry-picker.tsx";

interface ReferencePickerProps {
	value: string;
	onPick(name: string): void;
}

export function TraitPicker({ value, onPick }: ReferencePickerProps) {
	const { catalogue } = useBuilder();
	const entries = catalogue.traits.map(
		({ name, title, type }): Entry => ({
			value: name,
			label: name,
			group: "Traits",
			note: type ?? undefined,
			detail: title,
		}),
	);
	return (
		<EntryPicker
			label="Trait"
			value={value}
			entries={entries}
			onPick={onPick}
			placeholder="which trait?"
			nothing="There are no traits yet; a trait is a measure with a name, defined as YAML"
		/>
	);
}

export function ListPicker({ value, onPick }: ReferencePickerProps) {
	const { catalogue } = useBuilder();
	const entries = catalogue.lists.map(
		({ name, description, size }): Entry => ({
			value: name,
			label: name,
			group: "Lists",
			note: `${describeSize(size)} customers`,
			detail: description,
		}),
	);
	return (
		<EntryPicker
			label="List"
			value={value}
			entries={entries}
			onPick={onPick}
			placeholder="which list?"
			nothing="There are no lists yet; upload one with `segward list upload`"
			width={240}
		/>
	);
}

/** The server looks among all segments: there may be thousands. */
export function SegmentPicker({ value, onPick }: ReferencePickerProps) {
	const { ownName } = useBuilder();
	const [query, setQuery] = useState("");
	const [asked] = useDebouncedValue(query, 200);
	const { data } = useApi("listSegments", { q: asked || undefined, limit: 50 }, { keepPrevious: true });
	const entries = (data?.items ?? []).map(
		({ name, title, lastRefresh }): Entry => ({
			value: name,
			label: name,
			group: "Segments",
			note: lastRefresh ? describeSize(lastRefresh.size) : undefined,
			detail: title,
			unfit: name === ownName ? "is this segment itself" : null,
		}),
	);
	return (
		<EntryPicker
			label="Segment"
			value={value}
			entries={entries}
			onPick={onPick}
			onSearch={setQuery}
			placeholder="which segment?"
			width={280}
		/>
	);
}
