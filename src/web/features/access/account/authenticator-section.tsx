import { Badge, Button, Checkbox, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../client/use-act.ts";
import { Section } from "../../../design/section.tsx";
import { AuthenticatorStep } from "../authenticator-step.tsx";

/** The authenticator app, and its replacement: the present one counts until the next has proved itself. */
export function AuthenticatorSection({ connected }: { connected: boolean }) {
	const [totpUri, setTotpUri] = useState<string>();
	const [endOtherSessions, setEndOthers] = useState(true);
	const replace = useAct("replaceAuthenticator", { changes: [], onDone: (offered) => setTotpUri(offered.totpUri) });
	const confirm = useAct("confirmAuthenticator", {
		changes: ["showAccount", "listOwnSessions"],
		success: "The next authenticator is connected.",
		quiet: true,
		onDone: () => setTotpUri(undefined),
	});
	if (!connected) return null;
	return (
		<Section
			title="Authenticator app"
			aside={
				<Button variant="default" size="xs" loading={replace.isPending} onClick={() => replace.mutate({})}>
					Replace it
				</Button>
			}
		>
			<Stack gap="xs" align="flex-start">
				<Badge variant="light" tt="none">
					connected
				</Badge>
				<Text size="sm" c="dimmed">
					Replace it when you get a new phone. The one you have works until the next has given its first code.
				</Text>
			</Stack>
			<Modal
				opened={totpUri !== undefined}
				onClose={() => setTotpUri(undefined)}
				title="Connect the next authenticator"
				size="lg"
				closeOnClickOutside={false}
				closeButtonProps={{ "aria-label": "Close" }}
			>
				{totpUri !== undefined && (
					<Stack gap="md">
						<Checkbox
							label="Sign out everywhere else"
							checked={endOtherSessions}
							onChange={({ currentTarget }) => setEndOthers(currentTarget.checked)}
						/>
						<AuthenticatorStep
							totpUri={totpUri}
							confirm={(code) => confirm.mutateAsync({ code, endOtherSessions })}
							onDone={() => undefined}
						/>
					</Stack>
				)}
			</Modal>
		</Section>
	);
}
