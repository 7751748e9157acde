import { ActionIcon, Kbd, Menu, Tooltip } from "@mantine/core";
import { IconDots, IconX } from "@tabler/icons-react";
import { useBuilder } from "../builder-tools.tsx";
import { removeAt } from "../model/rule-edits.ts";
import type { RulePath } from "../model/rule-path.ts";
import { NODE_COMMANDS } from "./node-commands.ts";

export function NodeMenu({ path, name }: { path: RulePath; name: string }) {
	const { rule, reshape } = useBuilder();
	return (
		<>
			<Menu position="bottom-end" shadow="md" width={250} returnFocus={false}>
				<Menu.Target>
					<ActionIcon variant="subtle" color="gray" aria-label={`${name}: actions`}>
						<IconDots size={16} aria-hidden />
					</ActionIcon>
				</Menu.Target>
				<Menu.Dropdown>
					{NODE_COMMANDS.filter((command) => command.may(rule, path)).map((command) => (
						<Menu.Item
							key={command.name}
							color={command.danger ? "red" : undefined}
							rightSection={command.keys && <Kbd size="xs">{command.keys}</Kbd>}
							onClick={() => reshape((now) => command.run(now, path))}
						>
							{command.name}
						</Menu.Item>
					))}
				</Menu.Dropdown>
			</Menu>
			{path.length > 0 && (
				<Tooltip label="Remove">
					<ActionIcon
						variant="subtle"
						color="gray"
						aria-label={`${name}: remove`}
						onClick={() => reshape((now) => removeAt(now, path))}
					>
						<IconX size={16} aria-hidden />
					</ActionIcon>
				</Tooltip>
			)}
		</>
	);
}
