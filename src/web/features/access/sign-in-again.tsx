import { Anchor, Button, Card, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { client } from "../../client/client.ts";
import { CodeForm } from "./code-form.tsx";
import { type AfterPassword, CredentialsForm } from "./credentials-form.tsx";
import { signInWithPasskey } from "./passkey.ts";
import { PasskeyButton } from "./passkey-button.tsx";

interface SignInAgainProps {
	email: string;
	onSignedIn: () => void;
	onLeave: () => void;
}

/** The sign-in of somebody whose page waits for them. */
export default function SignInAgain({ email, onSignedIn, onLeave }: SignInAgainProps) {
	const [kind, setKind] = useState<"authenticator" | "recovery">();
	// Without an authenticator there is more to do than fits here.
	const goOn = ({ next }: AfterPassword) => (next === "enrol" ? onLeave() : setKind("authenticator"));
	return (
		<Card padding="xl" w="100%" maw={440}>
			<Stack gap="lg">
				<div>
					<Title order={2} size="h3" id="sign-in-again">
						Your session has ended
					</Title>
					<Text c="dimmed" mt={4}>
						Sign in again to go on where you were. Nothing you entered is lost.
					</Text>
				</div>
				{kind === undefined ? (
					<CredentialsForm email={email} onDone={goOn} />
				) : (
					<CodeForm
						key={kind}
						kind={kind}
						act="Sign in"
						send={(code) => client.passSecondFactor({ code })}
						onDone={onSignedIn}
					>
						<Button
							variant="subtle"
							size="xs"
							onClick={() => setKind(kind === "recovery" ? "authenticator" : "recovery")}
						>
							{kind === "recovery" ? "Use the authenticator app" : "Phone not at hand? Use a recovery code"}
						</Button>
					</CodeForm>
				)}
				<PasskeyButton label="Use a passkey" act={signInWithPasskey} onDone={onSignedIn} />
				<Anchor component="button" type="button" size="sm" c="dimmed" onClick={onLeave}>
					Leave this page and sign in as somebody else
				</Anchor>
			</Stack>
		</Card>
	);
}
