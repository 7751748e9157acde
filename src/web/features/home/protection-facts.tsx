import { Group, SimpleGrid, Text } from "@mantine/core";
import { IconLock, IconShieldHalf, IconUsers } from "@tabler/icons-react";
import { Section } from "../../design/section.tsx";

const FACTS = [
	{
		icon: <IconLock size={22} aria-hidden color="var(--segward-sealed)" />,
		text: "E-mail addresses, phone numbers, names and ids are sealed in a vault; the engine that computes segments never sees them.",
	},
	{
		icon: <IconShieldHalf size={22} aria-hidden color="var(--segward-protected)" />,
		text: "You see sizes and masked samples, and a size so small that it would single somebody out is not shown.",
	},
	{
		icon: <IconUsers size={22} aria-hidden color="var(--segward-attention)" />,
		text: "Everything on disk is encrypted, and whoever looks at something, or is refused, stands in the access log.",
	},
] as const;

/** What Segward protects, in three sentences. */
export function ProtectionFacts() {
	return (
		<Section title="What is protected here">
			<SimpleGrid cols={{ base: 1, md: 3 }} spacing="lg">
				{FACTS.map(({ icon, text }) => (
					<Group key={text} gap="sm" wrap="nowrap" align="flex-start">
						<span style={{ flex: "none" }}>{icon}</span>
						<Text size="sm">{text}</Text>
					</Group>
				))}
			</SimpleGrid>
		</Section>
	);
}
