import { Anchor, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Link, useParams } from "react-router";
import type { ResultOf } from "../../../../contract/routes.ts";
import { ERROR_CATALOGUE, type ErrorCode } from "../../../../core/error/catalogue.ts";
import { SegwardError } from "../../../../core/error/segward-error.ts";
import { client } from "../../../client/client.ts";
import { LoadingState } from "../../../design/states.tsx";
import { AuthenticatorStep } from "../authenticator-step.tsx";
import { CodeForm } from "../code-form.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { Gate } from "../gate.tsx";
import { signInWithPasskey } from "../passkey.ts";
import { PasskeyButton } from "../passkey-button.tsx";
import { RecoveryStep } from "../recovery-step.tsx";
import { useSignedInThen } from "../use-signed-in-then.ts";

type Finished = ResultOf<"finishSignOn">;

/** Where an identity provider sends the browser back to: ends the sign-in, or says why it cannot be. */
export default function SignOnReturnScreen() {
	const { providerId = "" } = useParams();
	const enter = useSignedInThen();
	const begun = useRef(false);
	const [connected, setConnected] = useState(false);
	const finish = useMutation({
		mutationFn: (parameters: Record<string, string>) => finishWith(providerId, parameters),
		onSuccess: ({ next }) => {
			if (next === "done") enter("/");
			if (next === "linked") enter("/access/account");
		},
	});
	const { mutate } = finish;
	useEffect(() => {
		if (begun.current) return;
		begun.current = true;
		const parameters = Object.fromEntries(new URLSearchParams(window.location.search));
		// The code counts once, but need not stand in the history either.
		window.history.replaceState(null, "", window.location.pathname);
		mutate(parameters);
	}, [mutate]);

	if (finish.isError) {
		return (
			<Gate title="You are not signed in">
				<FailureNotice error={finish.error} />
				<Text>
					<Anchor component={Link} to="/sign-in">
						Back to the sign-in page
					</Anchor>
				</Text>
			</Gate>
		);
	}
	if (finish.data?.next === "second-factor") {
		return (
			<Gate title="Second factor" lead="Your organisation knows you. One more proof that it is you.">
				<CodeForm act="Sign in" send={(code) => client.passSecondFactor({ code })} onDone={() => enter("/")}>
					{finish.data.passkeys && (
						<PasskeyButton label="Use a passkey instead" act={signInWithPasskey} onDone={() => enter("/")} />
					)}
				</CodeForm>
			</Gate>
		);
	}
	if (finish.data?.next === "enrol") {
		return (
			<Enrolment finished={finish.data} connected={connected} onConnected={() => setConnected(true)} onDone={enter} />
		);
	}
	return (
		<Gate title="Signing you in">
			<LoadingState lines={2} />
		</Gate>
	);
}

interface EnrolmentProps {
	finished: Extract<Finished, { next: "enrol" }>;
	connected: boolean;
	onConnected: () => void;
	onDone: (place: string) => void;
}

function Enrolment({ finished, connected, onConnected, onDone }: EnrolmentProps) {
	if (connected) {
		return (
			<Gate title="Keep your recovery codes" step="Step 2 of 2">
				<RecoveryStep codes={finished.recoveryCodes} onDone={() => onDone("/")} />
			</Gate>
		);
	}
	return (
		<Gate
			title="Connect your authenticator"
			lead="Your organisation knows you. Here, a code of your phone goes with it."
			step="Step 1 of 2"
			maxWidth={560}
		>
			<AuthenticatorStep totpUri={finished.totpUri} onDone={onConnected} />
		</Gate>
	);
}

/** @throws SegwardError what the server refused already, or refuses now. */
function finishWith(providerId: string, parameters: Record<string, string>): Promise<Finished> {
	const { problem, state = "", ...answer } = parameters;
	if (problem !== undefined) {
		const code = Object.hasOwn(ERROR_CATALOGUE, problem) ? (problem as ErrorCode) : "sign-on-refused";
		throw new SegwardError(code, { hint: "Start again from the sign-in page." });
	}
	return client.finishSignOn({ providerId, state, answer });
}
