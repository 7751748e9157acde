import {
	Autocomplete,
	Checkbox,
	NativeSelect,
	Paper,
	SimpleGrid,
	TagsInput,
	Text,
	TextInput,
	UnstyledButton,
} from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import { DateOrder, type SourceOptions } from "../../../core/intake/mapping.ts";
import { DEFAULT_NULLS } from "../../../core/intake/normalise.ts";
import { layoutOf } from "./file-layout.ts";
import { FileLayoutOptions, type FileLayoutOptionsProps } from "./file-layout-options.tsx";
import { changeOptions, type MappingDraft, numberRows } from "./mapping-draft.ts";
import { COUNTRY_CODES, ownNulls, summariseOptions, TIME_ZONES } from "./option-words.ts";

interface MappingOptionsProps {
	draft: MappingDraft;
	/** Where the file is at hand, to be read in another way. */
	layout?: Omit<FileLayoutOptionsProps, "layout"> | undefined;
	onChange(change: (draft: MappingDraft) => MappingDraft): void;
}

const MOST_NULLS = 50;

/** How the file as a whole is read; folded up, because the proposal is mostly right. */
export function MappingOptions({ draft, layout, onChange }: MappingOptionsProps) {
	const [open, setOpen] = useState(false);
	const id = useId();
	const { options, kind } = draft;
	const set = (changes: Partial<SourceOptions>) => onChange((before) => changeOptions(before, changes));
	const text = (value: string) => (value.trim() === "" ? undefined : value.trim());
	return (
		<Paper withBorder radius="md" px="md" py="xs">
			<UnstyledButton
				onClick={() => setOpen(!open)}
				aria-expanded={open}
				aria-controls={id}
				w="100%"
				py={4}
				style={{ display: "flex", alignItems: "center", gap: 8 }}
			>
				{open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
				<Text span fw={600} size="sm">
					How the file is read
				</Text>
				<Text span size="sm" c="dimmed" truncate>
					{summariseOptions(options)}
				</Text>
			</UnstyledButton>
			<div id={id}>
				{open && (
					<SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} py="sm">
						{layout && <FileLayoutOptions {...layout} layout={layoutOf(options)} />}
						<NativeSelect
							label="Order of dates"
							description="ISO dates are always understood."
							value={options.dateOrder ?? ""}
							data={[
								{ value: "", label: "not stated" },
								{ value: "dmy", label: "day, month, year" },
								{ value: "mdy", label: "month, day, year" },
								{ value: "ymd", label: "year, month, day" },
							]}
							onChange={({ currentTarget }) =>
								set({ dateOrder: DateOrder.options.find((o) => o === currentTarget.value) })
							}
						/>
						<NativeSelect
							label="Decimal separator"
							description="What stands before the fraction."
							value={options.decimalSeparator ?? "."}
							data={[
								{ value: ".", label: "point: 1,234.56" },
								{ value: ",", label: "comma: 1.234,56" },
							]}
							onChange={({ currentTarget }) => set({ decimalSeparator: currentTarget.value === "," ? "," : undefined })}
						/>
						<Autocomplete
							label="Time zone"
							description="Of times that name none."
							placeholder="UTC"
							value={options.timeZone ?? ""}
							data={TIME_ZONES}
							limit={30}
							onChange={(value) => set({ timeZone: text(value) })}
						/>
						<Autocomplete
							label="Country"
							description="Of national phone numbers and postal codes; two letters."
							placeholder="none"
							value={options.defaultCountry ?? ""}
							data={COUNTRY_CODES}
							limit={30}
							maxLength={2}
							onChange={(value) => set({ defaultCountry: text(value.toUpperCase()) })}
						/>
						<Autocomplete
							label="Column with the country"
							description="Goes before the country of the whole file."
							placeholder="none"
							value={options.countryColumn ?? ""}
							data={draft.columns.map(({ about }) => about.column).filter((column) => column !== "")}
							limit={30}
							onChange={(value) => set({ countryColumn: text(value) })}
						/>
						<NativeSelect
							label="Formulas, HTML and script in texts"
							description="What a spreadsheet or browser would run."
							value={options.activeContent ?? "quarantine"}
							data={[
								{ value: "quarantine", label: "set the row aside" },
								{ value: "keep-as-text", label: "keep as text" },
							]}
							onChange={({ currentTarget }) =>
								set({ activeContent: currentTarget.value === "keep-as-text" ? "keep-as-text" : undefined })
							}
						/>
						{kind === "events" && (
							<NativeSelect
								label="Events of unknown customers"
								description="Whose id no customer has yet."
								value={options.unknownCustomers ?? "create"}
								data={[
									{ value: "create", label: "create the customer" },
									{ value: "quarantine", label: "set the row aside" },
								]}
								onChange={({ currentTarget }) =>
									set({ unknownCustomers: currentTarget.value === "quarantine" ? "quarantine" : undefined })
								}
							/>
						)}
						{kind === "events" && (
							<TextInput
								label="Name of all events"
								description="Where no column holds it."
								value={options.eventName ?? ""}
								maxLength={200}
								onChange={({ currentTarget }) => set({ eventName: currentTarget.value || undefined })}
							/>
						)}
						{kind === "customers" && (
							<Checkbox
								mt="xl"
								label="Ids from row numbers"
								description="For files without an id column: the first row is customer row-1."
								checked={options.externalId === "row-number"}
								onChange={({ currentTarget: { checked } }) => onChange((before) => numberRows(before, checked))}
							/>
						)}
						<TagsInput
							label="Words for “no value”"
							description="Besides empty cells; Enter after each."
							value={[...(options.nulls ?? DEFAULT_NULLS)].filter((word) => word !== "")}
							maxTags={MOST_NULLS}
							isDuplicate={(value, words) => words.some((word) => word.toLowerCase() === value.toLowerCase())}
							onChange={(words) => set({ nulls: ownNulls(words) })}
						/>
					</SimpleGrid>
				)}
			</div>
		</Paper>
	);
}
