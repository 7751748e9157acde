import { Button, type ButtonProps, Stack, Text } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { passkeysWork } from "./passkey.ts";

interface PasskeyButtonProps extends ButtonProps {
	label: string;
	act: () => Promise<void>;
	onDone: () => void;
}

/** Uses a passkey; absent where the browser has none. That somebody closes the browser's own dialog is no failure. */
export function PasskeyButton({ label, act, onDone, ...button }: PasskeyButtonProps) {
	const using = useMutation({ mutationFn: act, onSuccess: onDone });
	if (!passkeysWork) return null;
	const refused = using.error instanceof SegwardError;
	return (
		<Stack gap="xs">
			{refused && <FailureNotice error={using.error} />}
			<Button
				variant="default"
				size="md"
				fullWidth
				leftSection={<IconFingerprint size={18} aria-hidden />}
				loading={using.isPending}
				onClick={() => using.mutate()}
				{...button}
			>
				{label}
			</Button>
			{using.isError && !refused && (
				<Text size="sm" c="dimmed" role="status">
					No passkey was used.
				</Text>
			)}
		</Stack>
	);
}
