import { Alert, Button, Checkbox, Group, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconDownload, IconKey } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { CopyButton } from "./copy-button.tsx";

interface RecoveryStepProps {
	codes: readonly string[];
	onDone: () => void;
}

/** The recovery codes, shown this once: goes on when they are kept. */
export function RecoveryStep({ codes, onDone }: RecoveryStepProps) {
	const [kept, setKept] = useState(false);
	useEffect(() => {
		const warn = (event: BeforeUnloadEvent) => event.preventDefault();
		window.addEventListener("beforeunload", warn);
		return () => window.removeEventListener("beforeunload", warn);
	}, []);
	return (
		<Stack gap="lg">
			<Alert color="yellow" variant="light" icon={<IconKey aria-hidden />} title="Shown this once">
				If your phone is lost, one of these codes stands in for it. Keep them where your phone is not: in a password
				manager, or on paper.
			</Alert>
			<Paper withBorder p="md" radius="md">
				<SimpleGrid cols={1} spacing={6} component="ul" m={0} p={0} aria-label="Recovery codes">
					{codes.map((code) => (
						<Text key={code} component="li" ff="monospace" fz="sm" ta="center" style={{ listStyle: "none" }}>
							{code}
						</Text>
					))}
				</SimpleGrid>
			</Paper>
			<Group gap="sm">
				<CopyButton value={codes.join("\n")} what="the recovery codes" />
				<Button
					variant="default"
					size="xs"
					leftSection={<IconDownload size={14} aria-hidden />}
					onClick={() => download(codes)}
				>
					Download as text
				</Button>
			</Group>
			<Checkbox
				label="I have kept these codes"
				checked={kept}
				onChange={({ currentTarget }) => setKept(currentTarget.checked)}
			/>
			<Button size="md" fullWidth disabled={!kept} onClick={onDone}>
				Finish
			</Button>
		</Stack>
	);
}

function download(codes: readonly string[]): void {
	const text = `Segward recovery codes for ${window.location.host}\nEach works once.\n\n${codes.join("\n")}\n`;
	const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
	const link = document.createElement("a");
	link.href = address;
	link.download = "segward-recovery-codes.txt";
	link.click();
	URL.revokeObjectURL(address);
}
