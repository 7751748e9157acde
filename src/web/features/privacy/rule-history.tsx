import { Badge, Drawer, Group, Stack, Text, Timeline } from "@mantine/core";
import { maskText } from "../../../core/privacy/masking/mask-text.ts";
import { useApi } from "../../client/use-api.ts";
import { Answer } from "../../design/states.tsx";
import { TimeText } from "../../design/time-text.tsx";

/** All versions of one masking rule, newest first. */
export function RuleHistory({ name, onClose }: { name: string; onClose: () => void }) {
	const shown = useApi("getMask", { name });
	return (
		<Drawer
			opened
			onClose={onClose}
			position="right"
			title={`Versions of ${name}`}
			closeButtonProps={{ "aria-label": "Close" }}
		>
			<Answer query={shown}>
				{({ versions }) => (
					<Timeline bulletSize={18} lineWidth={2} active={versions.length}>
						{versions.map(({ version, at, author, because, weakens, mask }) => (
							<Timeline.Item
								key={version}
								title={
									<Group gap="xs">
										Version {version}
										{weakens && (
											<Badge size="sm" variant="light" color="yellow" tt="none">
												weakens
											</Badge>
										)}
									</Group>
								}
							>
								<Stack gap={2}>
									<Text size="sm">{mask ? maskText(mask) : "removed"}</Text>
									{because && (
										<Text size="sm" dir="auto">
											{because}
										</Text>
									)}
									<Text size="xs" c="dimmed">
										<TimeText at={at} size="xs" /> by <bdi>{author}</bdi>
									</Text>
								</Stack>
							</Timeline.Item>
						))}
					</Timeline>
				)}
			</Answer>
		</Drawer>
	);
}
