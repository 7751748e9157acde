import { Button, CloseButton, Group, Popover, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconUserSearch } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useApi } from "../../client/use-api.ts";
import type { CustomerQuestion } from "./audit-filter.ts";

interface CustomerFilterProps {
	customer: CustomerQuestion | undefined;
	onChange: (customer: CustomerQuestion | undefined) => void;
}

const EXTERNAL_ID = { value: "externalId", label: "External id" };

/** Who was shown one customer. What is typed stands neither in the address nor in the log. */
export function CustomerFilter({ customer, onChange }: CustomerFilterProps) {
	const [opened, setOpened] = useState(false);
	const [field, setField] = useState(EXTERNAL_ID.value);
	const [value, setValue] = useState("");
	const fields = useApi("listFields", {}, { enabled: opened });
	const identifiers = (fields.data?.items ?? []).filter(({ kind }) => kind === "identifier");
	const submit = (event: FormEvent) => {
		event.preventDefault();
		event.stopPropagation();
		if (value.trim() === "") return;
		onChange({ field, value: value.trim() });
		setOpened(false);
	};
	if (customer !== undefined) {
		return (
			<Group gap={4} wrap="nowrap">
				<Text size="sm" fw={600}>
					About one customer
				</Text>
				<CloseButton
					aria-label="No longer about one customer"
					onClick={() => {
						setValue("");
						onChange(undefined);
					}}
				/>
			</Group>
		);
	}
	return (
		<Popover opened={opened} onChange={setOpened} trapFocus withArrow shadow="md" position="bottom-start">
			<Popover.Target>
				<Button
					variant="default"
					leftSection={<IconUserSearch size={16} aria-hidden />}
					onClick={() => setOpened((now) => !now)}
				>
					One customer
				</Button>
			</Popover.Target>
			<Popover.Dropdown w={300}>
				<form onSubmit={submit}>
					<Stack gap="sm">
						<Text size="sm" c="dimmed">
							Finds who was shown this customer. That you asked is recorded, what you typed is not.
						</Text>
						<Select
							label="Known by"
							data={[EXTERNAL_ID, ...identifiers.map(({ name }) => ({ value: name, label: name }))]}
							value={field}
							onChange={(next) => next && setField(next)}
							allowDeselect={false}
							comboboxProps={{ withinPortal: false }}
						/>
						<TextInput
							label="Value"
							value={value}
							onChange={({ currentTarget }) => setValue(currentTarget.value)}
							autoComplete="off"
							data-autofocus
							dir="auto"
						/>
						<Group justify="flex-end">
							<Button type="submit" disabled={value.trim() === ""}>
								Find
							</Button>
						</Group>
					</Stack>
				</form>
			</Popover.Dropdown>
		</Popover>
	);
}
