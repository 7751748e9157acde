import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconTableOff } from "@tabler/icons-react";

interface HeaderDoubtProps {
	reading: boolean;
	onNoHeader(): void;
}

/** The first row looks like data: what that means, and the way to say so. */
export function HeaderDoubt({ reading, onNoHeader }: HeaderDoubtProps) {
	return (
		<Alert color="yellow" icon={<IconTableOff aria-hidden />} title="The first row looks like data">
			<Stack gap="xs" align="flex-start">
				<Text size="sm">
					If it is, its values would be shown as the names of columns, and its customer would be left out. If it does
					name the columns, go on as you are.
				</Text>
				<Button size="xs" variant="default" loading={reading} onClick={onNoHeader}>
					This file has no header row
				</Button>
			</Stack>
		</Alert>
	);
}
