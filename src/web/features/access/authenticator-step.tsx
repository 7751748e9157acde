import { Code, Group, Skeleton, Stack, Text } from "@mantine/core";
import { lazy, Suspense } from "react";
import { client } from "../../client/client.ts";
import { authenticatorSecret } from "./authenticator-secret.ts";
import { CodeForm } from "./code-form.tsx";
import { CopyButton } from "./copy-button.tsx";

const QrCode = lazy(() => import("./qr-code.tsx"));

interface AuthenticatorStepProps {
	totpUri: string;
	/** Sends the first code; at the sign-in where absent. */
	confirm?: (code: string) => Promise<unknown>;
	onDone: () => void;
}

/** Connects an authenticator app: scan or type its secret, then prove it with the first code. */
export function AuthenticatorStep({ totpUri, confirm, onDone }: AuthenticatorStepProps) {
	const secret = authenticatorSecret(totpUri);
	return (
		<Stack gap="lg">
			<Group align="flex-start" gap="lg" wrap="wrap" justify="center">
				<Suspense fallback={<Skeleton width={200} height={200} radius={8} />}>
					<QrCode text={totpUri} label="QR code for your authenticator app; its secret stands beside it as text" />
				</Suspense>
				<Stack gap="xs" style={{ flex: "1 1 13rem" }} align="flex-start">
					<Text size="sm">
						Scan it with an authenticator app, such as the one of your phone or your password manager.
					</Text>
					<Text size="sm" c="dimmed">
						Or type this secret into it:
					</Text>
					<Code block fz="sm" style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
						{secret}
					</Code>
					<CopyButton value={secret.replaceAll(" ", "")} what="the secret" />
				</Stack>
			</Group>
			<CodeForm
				send={confirm ?? ((code) => client.confirmEnrolment({ code }))}
				onDone={onDone}
				act="Confirm the authenticator"
			/>
		</Stack>
	);
}
