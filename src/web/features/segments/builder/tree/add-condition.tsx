import { Button, Menu, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Fragment } from "react";
import { useBuilder } from "../builder-tools.tsx";
import { CONDITION_KINDS, FAMILIES } from "../model/condition-kinds.ts";
import { newCondition } from "../model/new-condition.ts";
import { insertInto } from "../model/rule-edits.ts";
import type { RulePath } from "../model/rule-path.ts";
import { KindIcon } from "./kind-icon.tsx";

interface AddConditionProps {
	/** The group that it goes to the end of; a single condition becomes a group. */
	group: RulePath;
	count: number;
	prominent?: boolean;
}

/** Every kind of condition the language has. */
export function AddCondition({ group, count, prominent = false }: AddConditionProps) {
	const { reshape, catalogue } = useBuilder();
	return (
		// It stays while the page is scrolled to its end, which may take the button out of sight.
		<Menu position="bottom-start" shadow="md" width={300} hideDetached={false}>
			<Menu.Target>
				<Button
					size={prominent ? "sm" : "compact-sm"}
					variant={prominent ? "filled" : "subtle"}
					leftSection={<IconPlus size={14} aria-hidden />}
				>
					Add condition
				</Button>
			</Menu.Target>
			<Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
				{FAMILIES.map((family) => (
					<Fragment key={family}>
						<Menu.Label>{family}</Menu.Label>
						{CONDITION_KINDS.filter((each) => each.family === family).map(({ kind, name, example }) => (
							<Menu.Item
								key={kind}
								leftSection={<KindIcon kind={kind} />}
								onClick={() => reshape((rule) => insertInto(rule, group, count, newCondition(kind, catalogue)))}
							>
								<Text span size="sm" fw={600}>
									{name}
								</Text>{" "}
								<Text span size="xs" c="dimmed">
									{example}
								</Text>
							</Menu.Item>
						))}
					</Fragment>
				))}
			</Menu.Dropdown>
		</Menu>
	);
}
