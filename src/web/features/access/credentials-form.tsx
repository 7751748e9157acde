import { Button, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { client } from "../../client/client.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { PasswordField } from "./password-field.tsx";

export type AfterPassword = ResultOf<"signIn">;

/** First step of the sign-in. */
export function CredentialsForm({ onDone }: { onDone: (next: AfterPassword) => void }) {
	const [email, setEmail] = useState("");
	const [password, setPassword] = useState("");
	const signIn = useMutation({
		mutationFn: () => client.signIn({ email, password }),
		onSuccess: onDone,
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!signIn.isPending) signIn.mutate();
	};
	return (
		<form onSubmit={submit} aria-label="Sign in">
			<Stack gap="md">
				<FailureNotice error={signIn.error} />
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
					data-autofocus
					autoFocus
				/>
				<PasswordField label="Password" value={password} onChange={setPassword} autoComplete="current-password" />
				<Button type="submit" size="md" fullWidth loading={signIn.isPending}>
					Continue
				</Button>
			</Stack>
		</form>
	);
}
