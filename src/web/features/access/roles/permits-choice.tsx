import { Accordion, Box, Button, Checkbox, Code, Collapse, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useApi } from "../../../client/use-api.ts";
import { actAbility } from "../../../design/act-sentence.ts";
import { Answer } from "../../../design/states.tsx";

type ActionGroup = ResultOf<"listRoles">["groups"][number];

/** Groups that the rules above all roles speak of, that everybody has, or that only a directory has. */
const NOT_OFFERED = ["know yourself", "touch customer data", "sensitive acts", "provision accounts"];

interface PermitsChoiceProps {
	permits: readonly string[];
	/** The Cedar policy that the choice makes. */
	preview: string;
	onChange: (permits: string[]) => void;
}

/** What a role permits: whole groups of acts, or single acts of them. */
export function PermitsChoice({ permits, preview, onChange }: PermitsChoiceProps) {
	const roles = useApi("listRoles", {});
	return (
		<Stack gap="md">
			<Text size="sm" c="dimmed" maw="70ch">
				A whole group also permits what later releases add to it. Everybody may see who they are and change their own
				account, whatever is ticked here.
			</Text>
			<Answer query={roles}>
				{({ groups }) => (
					<SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
						{groups
							.filter(({ name }) => !NOT_OFFERED.includes(name))
							.map((group) => (
								<GroupChoice key={group.name} group={group} permits={permits} onChange={onChange} />
							))}
					</SimpleGrid>
				)}
			</Answer>
			{preview !== "" && (
				<Accordion variant="contained" radius="md" order={3}>
					<Accordion.Item value="preview">
						<Accordion.Control>
							<Text span size="sm" fw={600}>
								The Cedar policy that this makes
							</Text>
						</Accordion.Control>
						<Accordion.Panel>
							<Code block tabIndex={0} aria-label="Cedar policy">
								{preview}
							</Code>
						</Accordion.Panel>
					</Accordion.Item>
				</Accordion>
			)}
		</Stack>
	);
}

function GroupChoice({ group, permits, onChange }: Omit<PermitsChoiceProps, "preview"> & { group: ActionGroup }) {
	const { name, actions } = group;
	const single = actions.filter((action) => permits.includes(action));
	const whole = permits.includes(name);
	const [opened, acts] = useDisclosure(single.length > 0);
	const title = name.charAt(0).toUpperCase() + name.slice(1);
	const count = actions.length === 1 ? "1 act" : `${actions.length} acts`;
	const choose = (one: string, chosen: boolean, without: readonly string[] = []) => {
		const rest = permits.filter((each) => each !== one && !without.includes(each));
		onChange(chosen ? [...rest, one] : rest);
	};
	return (
		<Box>
			<Group justify="space-between" wrap="nowrap" align="flex-start">
				<Checkbox
					label={title}
					description={whole || single.length === 0 ? count : `${single.length} of ${count}`}
					checked={whole}
					indeterminate={!whole && single.length > 0}
					onChange={({ currentTarget }) => choose(name, currentTarget.checked, actions)}
				/>
				<Button
					size="compact-xs"
					variant="subtle"
					aria-expanded={opened}
					aria-label={`${opened ? "Hide" : "Show"} acts of ${title}`}
					onClick={acts.toggle}
				>
					{opened ? "Hide acts" : "Show acts"}
				</Button>
			</Group>
			<Collapse expanded={opened}>
				<Stack gap={6} pl={32} pt="xs">
					{actions.map((action) => (
						<Checkbox
							key={action}
							size="xs"
							label={actAbility(action)}
							checked={whole || permits.includes(action)}
							disabled={whole}
							onChange={({ currentTarget }) => choose(action, currentTarget.checked)}
						/>
					))}
				</Stack>
			</Collapse>
		</Box>
	);
}
