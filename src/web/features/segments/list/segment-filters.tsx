import { Button, Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { SegmentState } from "../../../../core/segments/segment-record.ts";
import type { SegmentSelection } from "./segment-selection.ts";

const STATES = SegmentState.options.map((state) => ({ value: state, label: state.replace("-", " ") }));
const TYPING_MS = 250;

interface SegmentFiltersProps {
	selection: SegmentSelection;
	onChange: (change: Partial<SegmentSelection>) => void;
	/** Tags to choose from. */
	tags: readonly string[];
}

export function SegmentFilters({ selection, onChange, tags }: SegmentFiltersProps) {
	const [typed, setTyped] = useState(selection.q);
	const settle = useDebouncedCallback((q: string) => onChange({ q }), TYPING_MS);
	const filtered = selection.q !== "" || selection.state !== undefined || selection.tag !== undefined;
	return (
		<Group gap="sm" role="search" aria-label="Filter segments" style={{ flex: "1 1 30rem" }}>
			<TextInput
				aria-label="Search segments"
				placeholder="Search name, title, owner, purpose, tag"
				leftSection={<IconSearch size={16} aria-hidden />}
				value={typed}
				onChange={({ currentTarget }) => {
					setTyped(currentTarget.value);
					settle(currentTarget.value.trim());
				}}
				maxLength={100}
				style={{ flex: "1 1 16rem" }}
				maw={420}
				type="search"
			/>
			<Select
				aria-label="State"
				placeholder="Any state"
				data={STATES}
				value={selection.state ?? null}
				onChange={(state) => onChange({ state: SegmentState.safeParse(state).data })}
				clearable
				clearButtonProps={{ "aria-label": "Any state" }}
				w={150}
			/>
			<Select
				aria-label="Tag"
				placeholder="Any tag"
				data={[...new Set([...(selection.tag ? [selection.tag] : []), ...tags])].sort()}
				value={selection.tag ?? null}
				onChange={(tag) => onChange({ tag: tag ?? undefined })}
				searchable
				clearable
				limit={50}
				nothingFoundMessage="No such tag here"
				clearButtonProps={{ "aria-label": "Any tag" }}
				w={170}
			/>
			{filtered && (
				<Button
					variant="subtle"
					onClick={() => {
						setTyped("");
						onChange({ q: "", state: undefined, tag: undefined });
					}}
				>
					Clear
				</Button>
			)}
		</Group>
	);
}
