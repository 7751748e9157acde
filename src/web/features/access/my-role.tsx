import { Accordion, Badge, Group, List, Stack, Text } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { rolesText } from "../../../core/access/roles-text.ts";
import { type SessionView, useSession } from "../../client/session.ts";
import { FactList } from "../../design/fact-list.tsx";
import { formatTime } from "../../design/format.ts";
import { Section } from "../../design/section.tsx";
import { Answer } from "../../design/states.tsx";
import { abilities } from "./abilities.ts";

/** Who is signed in, and what that role may do. */
export function MyRole() {
	const session = useSession();
	return (
		<Section title="You">
			<Answer query={session}>{(data) => <Role session={data} />}</Answer>
		</Section>
	);
}

function Role({ session: { name, email, roles, actions, expiresAt } }: { session: SessionView }) {
	return (
		<Stack gap="lg">
			<FactList
				label="You"
				facts={[
					["Name", <bdi key="name">{name}</bdi>],
					["E-mail address", email],
					[roles.length === 1 ? "Role" : "Roles", rolesText(roles)],
					["Session ends, if unused", formatTime(expiresAt)],
				]}
			/>
			<div>
				<Text fw={600} mb="xs">
					What your role may do
				</Text>
				<Accordion variant="contained" radius="md" order={3}>
					{abilities(actions).map(({ area, title, may, mayNot }) => (
						<Accordion.Item key={area} value={area}>
							<Accordion.Control>
								<Group gap="sm">
									<Text fw={600} size="sm">
										{title}
									</Text>
									<Badge variant="light" color={may.length > 0 ? "ward" : "gray"} tt="none">
										{mayNot.length === 0
											? "everything"
											: may.length === 0
												? "nothing"
												: `${may.length} of ${may.length + mayNot.length}`}
									</Badge>
								</Group>
							</Accordion.Control>
							<Accordion.Panel>
								<List size="sm" spacing={4} center>
									{may.map((ability) => (
										<List.Item
											key={ability}
											icon={<IconCheck size={16} aria-label="may" color="var(--segward-protected)" />}
										>
											{ability}
										</List.Item>
									))}
									{mayNot.map((ability) => (
										<List.Item
											key={ability}
											c="dimmed"
											icon={<IconX size={16} aria-label="may not" color="var(--segward-danger)" />}
										>
											{ability}
										</List.Item>
									))}
								</List>
							</Accordion.Panel>
						</Accordion.Item>
					))}
				</Accordion>
			</div>
		</Stack>
	);
}
