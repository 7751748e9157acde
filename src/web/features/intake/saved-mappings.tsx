import { Button, Group, Menu, Popover, Stack, Text, TextInput } from "@mantine/core";
import { IconBookmark, IconChevronDown, IconDeviceFloppy } from "@tabler/icons-react";
import { useState } from "react";
import { ResourceName } from "../../../contract/parts.ts";
import type { ImportKind } from "../../../core/intake/import-record.ts";
import { Mapping } from "../../../core/intake/mapping.ts";
import { useMay } from "../../client/session.ts";
import { useAct } from "../../client/use-act.ts";
import { useApi } from "../../client/use-api.ts";

/** Uses a mapping that was saved before. */
export function ChooseSavedMapping({ kind, onChoose }: { kind: ImportKind; onChoose: (mapping: Mapping) => void }) {
	const saved = useApi("listMappings", {}, { enabled: useMay("mapping:list") });
	const fitting = (saved.data?.items ?? []).flatMap(({ name, mapping }) => {
		const parsed = Mapping.safeParse(mapping);
		return parsed.success && parsed.data.spec.imports === kind ? [{ name, mapping: parsed.data }] : [];
	});
	if (fitting.length === 0) return null;
	return (
		<Menu position="bottom-end">
			<Menu.Target>
				<Button
					variant="default"
					leftSection={<IconBookmark size={16} aria-hidden />}
					rightSection={<IconChevronDown size={14} aria-hidden />}
				>
					Use a saved mapping
				</Button>
			</Menu.Target>
			<Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
				{fitting.map(({ name, mapping }) => (
					<Menu.Item key={name} onClick={() => onChoose(mapping)}>
						{name}
					</Menu.Item>
				))}
			</Menu.Dropdown>
		</Menu>
	);
}

/** Keeps the mapping under a name, for the next file of this kind. */
export function SaveMapping({ mapping, disabled }: { mapping: Mapping; disabled: boolean }) {
	const may = useMay("mapping:save");
	const [open, setOpen] = useState(false);
	const [name, setName] = useState(mapping.metadata.name);
	const save = useAct("saveMapping", {
		changes: ["listMappings"],
		success: ({ name: saved }) => `The mapping is saved as ${saved}.`,
		onDone: () => setOpen(false),
	});
	if (!may) return null;
	const valid = ResourceName.safeParse(name).success;
	return (
		<Popover opened={open} onChange={setOpen} trapFocus position="bottom-end" width={300} withArrow>
			<Popover.Target>
				<Button
					variant="default"
					disabled={disabled}
					leftSection={<IconDeviceFloppy size={16} aria-hidden />}
					onClick={() => setOpen(!open)}
				>
					Save mapping
				</Button>
			</Popover.Target>
			<Popover.Dropdown>
				<form
					onSubmit={(event) => {
						event.preventDefault();
						if (valid) save.mutate({ name, mapping: { ...mapping } });
					}}
				>
					<Stack gap="sm">
						<TextInput
							label="Name"
							description="Lower-case letters, digits, '.', '_' and '-'."
							value={name}
							error={valid ? undefined : "This cannot be a name."}
							onChange={({ currentTarget }) => setName(currentTarget.value)}
						/>
						<Text size="xs" c="dimmed">
							A mapping of the same name is replaced. It holds no customer data.
						</Text>
						<Group justify="flex-end">
							<Button type="submit" size="xs" loading={save.isPending} disabled={!valid}>
								Save
							</Button>
						</Group>
					</Stack>
				</form>
			</Popover.Dropdown>
		</Popover>
	);
}
