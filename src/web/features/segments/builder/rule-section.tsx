import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { EmptyState } from "../../../design/states.tsx";
import { useBuilder } from "./builder-tools.tsx";
import { childrenOf, groupKindOf } from "./model/rule-tree.ts";
import { AddCondition } from "./tree/add-condition.tsx";
import { RuleNode } from "./tree/rule-node.tsx";

/** The rule as a tree of conditions. */
export function RuleSection({ chooseTemplate }: { chooseTemplate(): void }) {
	const { rule } = useBuilder();
	const group = groupKindOf(rule);
	const empty = group !== null && childrenOf(rule, []).length === 0;
	return (
		<Stack component="section" gap="sm" aria-labelledby="builder-rule">
			<Group justify="space-between" align="baseline">
				<Title order={2} id="builder-rule" size="h4">
					Who belongs to it
				</Title>
				{!empty && (
					<Text size="xs" c="dimmed">
						Alt + arrows move the condition in focus
					</Text>
				)}
			</Group>
			{empty ? (
				<EmptyState
					title="No conditions yet"
					action={
						<>
							<AddCondition group={[]} count={0} prominent />
							<Button variant="default" leftSection={<IconTemplate size={16} aria-hidden />} onClick={chooseTemplate}>
								Start from a template
							</Button>
						</>
					}
				>
					Say who belongs to the segment: by attributes, by what they did, or by comparison with others. The YAML beside
					it always says the same.
				</EmptyState>
			) : (
				<>
					<RuleNode node={rule} path={[]} />
					{group === null && <AddCondition group={[]} count={1} />}
				</>
			)}
		</Stack>
	);
}
