import { Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { actAbility } from "../../design/act-sentence.ts";
import { ACT_WORDS } from "../../design/act-words.ts";
import type { AuditFilter } from "./audit-filter.ts";

const ACTIONS = Object.keys(ACT_WORDS)
	.map((value) => ({ value, label: actAbility(value) }))
	.sort((a, b) => a.label.localeCompare(b.label));

const DECISIONS = [
	{ value: "allow", label: "Permitted" },
	{ value: "deny", label: "Refused" },
];

const SETTLE_MS = 350;

interface AuditFiltersProps {
	filter: AuditFilter;
	onChange: (change: AuditFilter) => void;
}

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
	return (
		<Group gap="md" align="flex-end" wrap="wrap" role="search" aria-label="Filter the log">
			<Select
				label="What was done"
				placeholder="Anything"
				data={ACTIONS}
				value={filter.action ?? null}
				onChange={(value) => onChange({ action: value ?? undefined })}
				searchable
				clearable
				clearButtonProps={{ "aria-label": "Clear what was done" }}
				w={280}
				nothingFoundMessage="No such act"
			/>
			<ExactText
				label="Who"
				placeholder="Exact name of a person or token"
				value={filter.actor}
				onChange={(actor) => onChange({ actor })}
			/>
			<ExactText
				label="About"
				placeholder="Such as segment/best-tenth"
				value={filter.resource}
				onChange={(resource) => onChange({ resource })}
			/>
			<Select
				label="Decision"
				placeholder="Any"
				data={DECISIONS}
				value={filter.decision ?? null}
				onChange={(value) => onChange({ decision: value === "allow" || value === "deny" ? value : undefined })}
				clearable
				clearButtonProps={{ "aria-label": "Any decision" }}
				w={150}
			/>
		</Group>
	);
}

interface ExactTextProps {
	label: string;
	placeholder: string;
	value: string | undefined;
	onChange: (value: string | undefined) => void;
}

/** A text that filters when typing pauses, and follows when the filter changes elsewhere. */
function ExactText({ label, placeholder, value = "", onChange }: ExactTextProps) {
	const [typed, setTyped] = useState(value);
	const settle = useDebouncedCallback((text: string) => onChange(text.trim() || undefined), SETTLE_MS);
	useEffect(() => setTyped((now) => (now.trim() === value ? now : value)), [value]);
	return (
		<TextInput
			label={label}
			placeholder={placeholder}
			value={typed}
			onChange={({ currentTarget }) => {
				setTyped(currentTarget.value);
				settle(currentTarget.value);
			}}
			dir="auto"
			w={240}
		/>
	);
}
