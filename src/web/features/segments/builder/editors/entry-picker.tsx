import { Box, Combobox, Group, InputBase, Text, useCombobox } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import styles from "./editors.module.css";
import { type Entry, findEntries } from "./entry.ts";

interface EntryPickerProps {
	label: string;
	value: string;
	entries: readonly Entry[];
	onPick(value: string): void;
	placeholder?: string;
	/** For entries that the server finds. */
	onSearch?(query: string): void;
	/** Said where nothing fits. */
	nothing?: string;
	width?: number | string;
	/** Stands before the chosen name. */
	mark?: ReactNode;
	failed?: boolean;
}

/** Chooses one name out of many: type to narrow; what cannot be chosen says why. */
export function EntryPicker({ label, value, entries, onPick, onSearch, width = 170, ...more }: EntryPickerProps) {
	const [query, setQuery] = useState("");
	const combobox = useCombobox({
		onDropdownClose: () => {
			combobox.resetSelectedOption();
			setQuery("");
			onSearch?.("");
		},
		onDropdownOpen: () => combobox.focusSearchInput(),
	});
	const { groups, more: hidden, exact } = useMemo(() => findEntries(entries, query), [entries, query]);
	const chosen = entries.find((entry) => entry.value === value);
	const shown = chosen?.label ?? value;
	const blank = more.placeholder ?? "choose…";
	const written = query.trim();
	const search = (text: string) => {
		setQuery(text);
		onSearch?.(text);
		combobox.updateSelectedOptionIndex();
	};
	return (
		<Combobox
			store={combobox}
			width={360}
			position="bottom-start"
			onOptionSubmit={(picked) => {
				onPick(picked);
				combobox.closeDropdown();
				combobox.focusTarget();
			}}
		>
			<Combobox.Target targetType="button">
				<InputBase
					component="button"
					type="button"
					size="xs"
					pointer
					w={width}
					maw="100%"
					leftSection={more.mark}
					rightSection={<Combobox.Chevron size="xs" />}
					rightSectionPointerEvents="none"
					error={more.failed}
					onClick={() => combobox.toggleDropdown()}
					aria-label={`${label}: ${shown === "" ? blank : shown}`}
					title={shown}
				>
					<Text span size="xs" fw={600} truncate display="block" dir="auto" c={shown === "" ? "dimmed" : undefined}>
						{shown === "" ? blank : shown}
					</Text>
				</InputBase>
			</Combobox.Target>
			<Combobox.Dropdown>
				<Combobox.Search
					value={query}
					onChange={(event) => search(event.currentTarget.value)}
					placeholder="Type to search"
					aria-label={`Search ${label.toLowerCase()}`}
					role="combobox"
					aria-expanded={combobox.dropdownOpened}
				/>
				<Combobox.Options mah={320} className={styles.options} aria-label={label}>
					{groups.map((group) => (
						<Combobox.Group key={group.name} label={group.name}>
							{group.entries.map((entry) => (
								<EntryOption key={entry.value} entry={entry} chosen={entry.value === value} />
							))}
						</Combobox.Group>
					))}
					{hidden > 0 && <Combobox.Empty>{hidden} more; type to narrow</Combobox.Empty>}
					{written !== "" && !exact && (
						<Combobox.Option value={written}>
							<Text size="xs" style={{ overflowWrap: "anywhere" }}>
								Use “{written}” as written
							</Text>
						</Combobox.Option>
					)}
					{groups.length === 0 && written === "" && (
						<Combobox.Empty>{more.nothing ?? "Nothing here yet"}</Combobox.Empty>
					)}
				</Combobox.Options>
			</Combobox.Dropdown>
		</Combobox>
	);
}

function EntryOption({ entry, chosen }: { entry: Entry; chosen: boolean }) {
	const unfit = entry.unfit ?? null;
	return (
		<Combobox.Option value={entry.value} active={chosen} disabled={unfit !== null} className={styles.option}>
			<Group gap="xs" justify="space-between" wrap="nowrap" align="baseline">
				<Text span size="xs" fw={600} dir="auto" style={{ overflowWrap: "anywhere" }}>
					{entry.label}
				</Text>
				<Text span size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
					{entry.note}
				</Text>
			</Group>
			{(unfit ?? entry.detail) && (
				<Box className={styles.detail} data-unfit={unfit !== null || undefined}>
					{unfit === null ? entry.detail : `Cannot be used here: it ${unfit}.`}
				</Box>
			)}
		</Combobox.Option>
	);
}
