import { Button, Group, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { AccountForm } from "./account-form.tsx";
import { AuthenticatorStep } from "./authenticator-step.tsx";
import { Gate } from "./gate.tsx";
import { RecoveryStep } from "./recovery-step.tsx";
import { useSignedInThen } from "./use-signed-in-then.ts";

type Step =
	| { at: "account" | "done-before" }
	| { at: "enrol" | "recovery"; totpUri: string; recoveryCodes: readonly string[] };

/** From the one-time link to the first administrator, signed in. */
export default function SetupScreen() {
	const { hash } = useLocation();
	const navigate = useNavigate();
	const [secret, setSecret] = useState(() => hash.slice(1));
	const [step, setStep] = useState<Step>({ at: "account" });
	const enter = useSignedInThen();
	useEffect(() => {
		if (hash === "") return;
		setSecret(hash.slice(1));
		// Neither the history nor a photograph of the screen is to keep it.
		void navigate({ pathname: "/setup", hash: "" }, { replace: true });
	}, [hash, navigate]);

	if (secret === "" && step.at === "account") {
		return (
			<Gate title="The one-time link is needed">
				<Stack gap="sm">
					<Text>
						This page makes the first administrator. It opens with the link that Segward prints when it starts, as long
						as there is no administrator; starting it again prints a new one.
					</Text>
					<Text>Have you chosen a password before? Then sign in: the set-up goes on there.</Text>
				</Stack>
				<SignInButton />
			</Gate>
		);
	}
	switch (step.at) {
		case "account":
			return (
				<Gate
					title="Make the first administrator"
					lead="This account may do everything in this installation, so that one person can start alone."
					step="Step 1 of 3"
				>
					<AccountForm
						secret={secret}
						onDone={(enrolment) => setStep({ at: "enrol", ...enrolment })}
						onAlreadySetUp={() => setStep({ at: "done-before" })}
					/>
				</Gate>
			);
		case "done-before":
			return (
				<Gate title="All set up already" lead="This installation has an administrator. Sign in with that account.">
					<SignInButton />
				</Gate>
			);
		case "enrol":
			return (
				<Gate
					title="Connect your authenticator"
					lead="A password alone opens nothing here: a code of your phone goes with it."
					step="Step 2 of 3"
					maxWidth={560}
				>
					<AuthenticatorStep totpUri={step.totpUri} onDone={() => setStep({ ...step, at: "recovery" })} />
				</Gate>
			);
		default:
			return (
				<Gate title="Keep your recovery codes" step="Step 3 of 3">
					<RecoveryStep codes={step.recoveryCodes} onDone={() => enter("/welcome")} />
				</Gate>
			);
	}
}

function SignInButton() {
	return (
		<Group>
			<Button component={Link} to="/sign-in">
				Go to the sign-in
			</Button>
		</Group>
	);
}
