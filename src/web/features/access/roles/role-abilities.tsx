import { List, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useApi } from "../../../client/use-api.ts";
import { Section } from "../../../design/section.tsx";
import { Answer } from "../../../design/states.tsx";
import { matrixAreas } from "./matrix-areas.ts";

/** What everybody may do is told of no role. */
const EVERYBODYS = "know yourself";

/** What a role may do, in words, area by area. */
export function RoleAbilities({ role }: { role: string }) {
	const matrix = useApi("showAccessMatrix", {});
	return (
		<Section title="What it may do">
			<Answer query={matrix}>
				{({ rows }) => {
					const areas = matrixAreas(
						{ rows: rows.filter(({ roles, groups }) => roles.includes(role) && !groups.includes(EVERYBODYS)) },
						"",
					);
					return areas.length === 0 ? (
						<Text size="sm">Nothing but what everybody may: look after the own account.</Text>
					) : (
						<SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xl">
							{areas.map(({ title, acts }) => (
								<Stack key={title} gap="xs">
									<Title order={3} size="h6">
										{title}
									</Title>
									<List size="sm" spacing={4}>
										{acts.map(({ action, words, sensitive }) => (
											<List.Item
												key={action}
												icon={<IconCheck size={16} aria-hidden color="var(--segward-protected)" />}
											>
												{words}
												{sensitive && " (sensitive)"}
											</List.Item>
										))}
									</List>
								</Stack>
							))}
						</SimpleGrid>
					);
				}}
			</Answer>
		</Section>
	);
}
