import { Accordion, Code, Group, Text } from "@mantine/core";
import { useApi } from "../../../client/use-api.ts";
import { Section } from "../../../design/section.tsx";
import { Answer } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";

/** Every version there ever was: who made it, when, and what it said. */
export function PolicyVersions({ kind, name }: { kind: "role" | "policy"; name: string }) {
	const found = useApi("getPolicy", { kind, name });
	return (
		<Section title="Versions">
			<Answer query={found}>
				{({ versions }) => (
					<Accordion variant="contained" radius="md" order={3}>
						{versions.map(({ version, at, author, digest, text }) => (
							<Accordion.Item key={version} value={String(version)}>
								<Accordion.Control>
									<Group gap="sm">
										<Text span size="sm" fw={600}>
											Version {version}
										</Text>
										<Text span size="sm" c="dimmed">
											{text === null ? "removed" : "put in force"} <TimeText at={at} size="sm" /> by <bdi>{author}</bdi>
										</Text>
									</Group>
								</Accordion.Control>
								<Accordion.Panel>
									{text === null ? (
										<Text size="sm">From here on it was not in force.</Text>
									) : (
										<Code block tabIndex={0} aria-label={`Text of version ${version}`}>
											{text}
										</Code>
									)}
									{digest && (
										<Text size="xs" c="dimmed" mt="xs" style={{ overflowWrap: "anywhere" }}>
											SHA-256 {digest}
										</Text>
									)}
								</Accordion.Panel>
							</Accordion.Item>
						))}
					</Accordion>
				)}
			</Answer>
		</Section>
	);
}
