import { Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { actAbility } from "../../design/act-sentence.ts";
import { ACT_WORDS } from "../../design/act-words.ts";
import { type AuditFilter, aboutFilter, type CustomerQuestion } from "./audit-filter.ts";
import { CustomerFilter } from "./customer-filter.tsx";

const GROUPS = [...new Set(Object.keys(ACT_WORDS).map((action) => action.slice(0, action.indexOf(":") + 1)))].sort();
const ACTIONS = [
	{ group: "Groups", items: GROUPS.map((value) => ({ value, label: `Everything ${value}…` })) },
	{
		group: "Single acts",
		items: Object.keys(ACT_WORDS)
			.map((value) => ({ value, label: actAbility(value) }))
			.sort((a, b) => a.label.localeCompare(b.label)),
	},
];

const PERIODS = [
	{ value: "1", label: "Last 24 hours" },
	{ value: "7", label: "Last 7 days" },
	{ value: "30", label: "Last 30 days" },
	{ value: "90", label: "Last 90 days" },
	{ value: "365", label: "Last year" },
];

const OUTCOMES = [
	{ value: "done", label: "Done" },
	{ value: "refused", label: "Refused" },
	{ value: "failed", label: "Failed" },
	{ value: "started", label: "Started" },
];

const SETTLE_MS = 350;

interface AuditFiltersProps {
	filter: AuditFilter;
	customer: CustomerQuestion | undefined;
	onChange: (change: AuditFilter) => void;
	onCustomer: (customer: CustomerQuestion | undefined) => void;
}

export function AuditFilters({ filter, customer, onChange, onCustomer }: AuditFiltersProps) {
	return (
		<Group gap="sm" align="flex-end" wrap="wrap" role="search" aria-label="Filter the log">
			<Select
				label="What was done"
				placeholder="Anything"
				data={ACTIONS}
				value={filter.action ?? null}
				onChange={(value) => onChange({ action: value ?? undefined })}
				searchable
				clearable
				clearButtonProps={{ "aria-label": "Clear what was done" }}
				w={250}
				nothingFoundMessage="No such act"
			/>
			<SettledText
				label="Who"
				placeholder="Name or id"
				value={filter.actor}
				onChange={(actor) => onChange({ actor })}
				width={180}
			/>
			<SettledText
				label="About"
				placeholder="segment/… or a part"
				value={filter.resource ?? filter.text}
				onChange={(about) => onChange(aboutFilter(about))}
				width={190}
			/>
			<CustomerFilter customer={customer} onChange={onCustomer} />
			<Select
				label="When"
				placeholder="Any time"
				data={PERIODS}
				value={filter.days === undefined ? null : String(filter.days)}
				onChange={(value) => onChange({ days: value === null ? undefined : Number(value) })}
				clearable
				clearButtonProps={{ "aria-label": "Any time" }}
				w={150}
			/>
			<Select
				label="Outcome"
				placeholder="Any"
				data={OUTCOMES}
				value={filter.outcome ?? null}
				onChange={(value) => onChange({ outcome: (value ?? undefined) as AuditFilter["outcome"], decision: undefined })}
				clearable
				clearButtonProps={{ "aria-label": "Any outcome" }}
				w={130}
			/>
		</Group>
	);
}

interface SettledTextProps {
	label: string;
	placeholder: string;
	value: string | undefined;
	onChange: (value: string | undefined) => void;
	width: number;
}

/** A text that filters when typing pauses, and follows when the filter changes elsewhere. */
function SettledText({ label, placeholder, value = "", onChange, width }: SettledTextProps) {
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
			w={width}
		/>
	);
}
