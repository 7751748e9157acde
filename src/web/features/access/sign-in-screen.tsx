import { Alert, Anchor, Button, Divider } from "@mantine/core";
import { IconClock, IconLogout } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useLocation } from "react-router";
import { client } from "../../client/client.ts";
import { useForgetting } from "../../client/session.ts";
import { AuthenticatorStep } from "./authenticator-step.tsx";
import { CodeForm } from "./code-form.tsx";
import { type AfterPassword, CredentialsForm } from "./credentials-form.tsx";
import { Gate } from "./gate.tsx";
import { LeaveIfSignedIn } from "./leave-if-signed-in.tsx";
import { signInWithPasskey } from "./passkey.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { RecoveryStep } from "./recovery-step.tsx";
import { signInState } from "./return-path.ts";
import { ProviderButtons } from "./sign-on/provider-buttons.tsx";
import { useSignedInThen } from "./use-signed-in-then.ts";

type Step = { at: "password" } | { at: "code"; kind: "authenticator" | "recovery"; passkeys?: true } | Enrolling;
type Enrolling = { at: "enrol" | "recovery"; totpUri: string; recoveryCodes: readonly string[] };

const REASONS = {
	"session-ended": {
		icon: <IconClock aria-hidden />,
		text: "Your session has ended. Sign in again and you are back where you were.",
	},
	"signed-out": { icon: <IconLogout aria-hidden />, text: "You are signed out." },
};

/** Password, then a second factor, then back to where one came from. */
export default function SignInScreen() {
	const location = useLocation();
	const { from = "/", reason } = signInState(location.state);
	const [step, setStep] = useState<Step>({ at: "password" });
	const [email, setEmail] = useState("");
	const enter = useSignedInThen();
	useForgetting(reason === "signed-out");
	const startAgain = () => setStep({ at: "password" });
	const goOn = (next: AfterPassword) =>
		setStep(
			next.next === "enrol" ? { at: "enrol", ...next } : { at: "code", kind: "authenticator", passkeys: next.passkeys },
		);

	switch (step.at) {
		case "password":
			return (
				<Gate title="Sign in" foot="First time here? Open the one-time link that Segward printed when it started.">
					{reason && (
						<Alert role="status" color="yellow" variant="light" icon={REASONS[reason].icon}>
							{REASONS[reason].text}
						</Alert>
					)}
					<LeaveIfSignedIn to={from} />
					<CredentialsForm email={email} onEmail={setEmail} onDone={goOn} />
					<Anchor component={Link} to="/forgotten-password" size="sm" mt="sm" ta="center" display="block">
						Forgotten your password?
					</Anchor>
					<Divider label="or" />
					<PasskeyButton label="Sign in with a passkey" act={signInWithPasskey} onDone={() => enter(from)} />
					<ProviderButtons />
				</Gate>
			);
		case "code":
			return (
				<Gate title="Second factor" lead="Your password is right. One more proof that it is you.">
					<CodeForm
						key={step.kind}
						kind={step.kind}
						act="Sign in"
						send={(code) => client.passSecondFactor({ code })}
						onDone={() => enter(from)}
					>
						{step.passkeys && (
							<PasskeyButton label="Use a passkey instead" act={signInWithPasskey} onDone={() => enter(from)} />
						)}
						<Button
							variant="subtle"
							size="xs"
							onClick={() => setStep({ ...step, kind: step.kind === "recovery" ? "authenticator" : "recovery" })}
						>
							{step.kind === "recovery" ? "Use the authenticator app" : "Phone not at hand? Use a recovery code"}
						</Button>
						<Anchor component="button" type="button" size="sm" c="dimmed" onClick={startAgain}>
							Start again
						</Anchor>
					</CodeForm>
				</Gate>
			);
		case "enrol":
			return (
				<Gate
					title="Connect your authenticator"
					lead="A password alone opens nothing here: a code of your phone goes with it."
					step="Step 1 of 2"
					maxWidth={560}
				>
					<AuthenticatorStep totpUri={step.totpUri} onDone={() => setStep({ ...step, at: "recovery" })} />
				</Gate>
			);
		default:
			return (
				<Gate title="Keep your recovery codes" step="Step 2 of 2">
					<RecoveryStep codes={step.recoveryCodes} onDone={() => enter(from)} />
				</Gate>
			);
	}
}
