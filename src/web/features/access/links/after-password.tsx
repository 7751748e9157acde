import { Button } from "@mantine/core";
import { useState } from "react";
import { client } from "../../../client/client.ts";
import { AuthenticatorStep } from "../authenticator-step.tsx";
import { CodeForm } from "../code-form.tsx";
import type { AfterPassword } from "../credentials-form.tsx";
import { Gate } from "../gate.tsx";
import { RecoveryStep } from "../recovery-step.tsx";
import { useSignedInThen } from "../use-signed-in-then.ts";

/** After a password that a link let somebody set or prove: the second factor, or a new one, then into the product. */
export function AfterPasswordSteps({ next }: { next: AfterPassword }) {
	const enter = useSignedInThen();
	const [kind, setKind] = useState<"authenticator" | "recovery">("authenticator");
	const [confirmed, setConfirmed] = useState(false);
	if (next.next === "second-factor") {
		return (
			<Gate title="Second factor" lead="Your password is set. One more proof that it is you.">
				<CodeForm
					key={kind}
					kind={kind}
					act="Sign in"
					send={(code) => client.passSecondFactor({ code })}
					onDone={() => enter("/")}
				>
					<Button
						variant="subtle"
						size="xs"
						onClick={() => setKind(kind === "recovery" ? "authenticator" : "recovery")}
					>
						{kind === "recovery" ? "Use the authenticator app" : "Phone not at hand? Use a recovery code"}
					</Button>
				</CodeForm>
			</Gate>
		);
	}
	if (confirmed) {
		return (
			<Gate title="Keep your recovery codes" step="Step 3 of 3">
				<RecoveryStep codes={next.recoveryCodes} onDone={() => enter("/")} />
			</Gate>
		);
	}
	return (
		<Gate
			title="Connect your authenticator"
			lead="A password alone opens nothing here: a code of your phone goes with it."
			step="Step 2 of 3"
			maxWidth={560}
		>
			<AuthenticatorStep totpUri={next.totpUri} onDone={() => setConfirmed(true)} />
		</Gate>
	);
}
