import { Badge, Card, Group, Stack, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";

interface StepCardProps {
	number: number;
	title: string;
	done: boolean;
	children: ReactNode;
	/** Buttons at the foot. */
	actions: ReactNode;
}

/** One of the first steps. */
export function StepCard({ number, title, done, children, actions }: StepCardProps) {
	const id = useId();
	return (
		<Card component="li" aria-labelledby={id}>
			<Stack gap="sm" h="100%">
				<Group justify="space-between" wrap="nowrap">
					<Badge variant="light" color={done ? "ward" : "gray"} tt="none" size="lg">
						Step {number}
					</Badge>
					{done && (
						<Badge
							variant="transparent"
							color="ward"
							tt="none"
							size="lg"
							leftSection={<IconCircleCheck size={16} aria-hidden />}
						>
							done
						</Badge>
					)}
				</Group>
				<Title order={2} size="h4" id={id}>
					{title}
				</Title>
				<Stack gap="xs" style={{ flex: 1 }}>
					{children}
				</Stack>
				<Group gap="sm" mt="xs">
					{actions}
				</Group>
			</Stack>
		</Card>
	);
}
