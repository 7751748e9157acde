import { Card, Group, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";

interface SectionProps {
	title: string;
	/** At the end of the title line, such as a link to more. */
	aside?: ReactNode;
	children: ReactNode;
}

/** One part of a page, as a card under its heading. */
export function Section({ title, aside, children }: SectionProps) {
	const id = useId();
	return (
		<Card component="section" aria-labelledby={id}>
			<Group justify="space-between" mb="md" wrap="nowrap">
				<Title order={2} size="h4" id={id}>
					{title}
				</Title>
				{aside}
			</Group>
			{children}
		</Card>
	);
}
