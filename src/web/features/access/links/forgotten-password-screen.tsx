import { Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { client } from "../../../client/client.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { Gate } from "../gate.tsx";

/** Asks for a link to a new password. The answer is the same whoever asks. */
export default function ForgottenPasswordScreen() {
	const [email, setEmail] = useState("");
	const ask = useMutation({ mutationFn: () => client.forgotPassword({ email }) });
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!ask.isPending) ask.mutate();
	};
	const back = (
		<Anchor component={Link} to="/sign-in" size="sm">
			Back to the sign-in
		</Anchor>
	);
	if (ask.isSuccess) {
		return (
			<Gate title="Look into your mailbox" foot={back}>
				<Text>
					If there is an account with this address, a link is on its way. It works once, for 30 minutes. Where no mail
					server is set, the local operator of your installation has it.
				</Text>
			</Gate>
		);
	}
	return (
		<Gate title="Forgotten password" lead="A link to a new one goes to your address." foot={back}>
			<form onSubmit={submit} aria-label="Forgotten password">
				<Stack gap="md">
					<FailureNotice error={ask.error} />
					<TextInput
						label="E-mail address"
						name="username"
						type="email"
						value={email}
						onChange={({ currentTarget }) => setEmail(currentTarget.value)}
						autoComplete="username"
						autoCapitalize="none"
						spellCheck={false}
						required
						withAsterisk={false}
						autoFocus
					/>
					<Button type="submit" size="md" fullWidth loading={ask.isPending}>
						Send the link
					</Button>
				</Stack>
			</form>
		</Gate>
	);
}
