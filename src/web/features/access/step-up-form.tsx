import { Divider, Stack, Text } from "@mantine/core";
import { client } from "../../client/client.ts";
import { answerStepUp } from "../../client/step-up.ts";
import { CodeForm } from "./code-form.tsx";
import { stepUpWithPasskey } from "./passkey.ts";
import { PasskeyButton } from "./passkey-button.tsx";

/** Asks for the second factor anew; what waited for it goes on. */
export default function StepUpForm() {
	const done = () => answerStepUp(true);
	return (
		<Stack gap="md">
			<Text>
				What you are about to do is sensitive, and your second factor was more than 15 minutes ago. It goes on when you
				have proved it.
			</Text>
			<CodeForm act="Confirm" send={(code) => client.stepUp({ code })} onDone={done} />
			<Divider label="or" />
			<PasskeyButton label="Use a passkey" act={stepUpWithPasskey} onDone={done} />
		</Stack>
	);
}
