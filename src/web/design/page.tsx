import { Box, Group, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";

interface PageProps {
	title: string;
	/** One sentence that says what this page is for. */
	lead?: ReactNode;
	actions?: ReactNode;
	/** Beside the title, such as a state badge. */
	mark?: ReactNode;
	children: ReactNode;
}

/** A page of the app: its title is the document's title and the first thing a screen reader hears. */
export function Page({ title, lead, actions, mark, children }: PageProps) {
	useEffect(() => {
		document.title = `${title} · Segward`;
	}, [title]);
	return (
		<Stack gap="lg" maw={1360} mx="auto">
			<Group justify="space-between" align="flex-start" wrap="wrap" gap="md">
				<Box miw={0} style={{ flex: "1 1 20rem" }}>
					<Group gap="sm" align="center" wrap="wrap">
						<Title order={1} size="h2" style={{ overflowWrap: "anywhere" }} dir="auto">
							{title}
						</Title>
						{mark}
					</Group>
					{lead && (
						<Text component="div" c="dimmed" mt={4} maw="70ch">
							{lead}
						</Text>
					)}
				</Box>
				{actions && <Group gap="sm">{actions}</Group>}
			</Group>
			{children}
		</Stack>
	);
}
