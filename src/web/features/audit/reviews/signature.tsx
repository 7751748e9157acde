import { Badge, Group, Stack, Text } from "@mantine/core";
import { FactList } from "../../../design/fact-list.tsx";
import { formatTime } from "../../../design/format.ts";
import { Section } from "../../../design/section.tsx";
import { type Review, SECTION_WORDS } from "./review-words.ts";

/** Who looked, and what they said of each section. */
export function Signature({ signature }: { signature: NonNullable<Review["signature"]> }) {
	const { signedBy, signedAt, note, ticks, ownActs } = signature;
	return (
		<Section title="Signed">
			<Stack gap="md">
				<FactList
					label="Signature"
					facts={[
						["By", signedBy],
						["When", formatTime(signedAt)],
						...(ownActs ? [["Own acts", "are in it: nobody else could sign"] as const] : []),
					]}
				/>
				<Text dir="auto" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
					{note}
				</Text>
				<Stack component="ul" gap={6} p={0} m={0} aria-label="Sections">
					{ticks.map(({ section, fine, note: why }) => (
						<Group component="li" key={section} gap="sm" wrap="wrap">
							<Badge variant="light" color={fine ? "ward" : "red"} tt="none">
								{fine ? "fine" : "wrong"}
							</Badge>
							<Text size="sm">{SECTION_WORDS[section]}</Text>
							{why && (
								<Text size="sm" c="dimmed" dir="auto">
									{why}
								</Text>
							)}
						</Group>
					))}
				</Stack>
			</Stack>
		</Section>
	);
}
