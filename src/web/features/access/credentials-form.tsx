import { Button, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { client } from "../../client/client.ts";
import { explainError } from "../../client/explain-error.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { PasswordField } from "./password-field.tsx";

export type AfterPassword = ResultOf<"signIn">;

interface CredentialsFormProps {
	/** Held by the caller, so that starting again does not ask for it again. */
	email: string;
	/** Absent: it has to be this one. */
	onEmail?: (email: string) => void;
	onDone: (next: AfterPassword) => void;
}

/** First step of the sign-in. A refused password is emptied for the next try; the address stays. */
export function CredentialsForm({ email, onEmail, onDone }: CredentialsFormProps) {
	const [password, setPassword] = useState("");
	const passwordInput = useRef<HTMLInputElement>(null);
	const signIn = useMutation({
		mutationFn: () => client.signIn({ email, password }),
		onSuccess: onDone,
		onError: (error) => {
			if (explainError(error).kind !== "signed-out") return;
			setPassword("");
			passwordInput.current?.focus();
		},
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
					onChange={({ currentTarget }) => onEmail?.(currentTarget.value)}
					readOnly={onEmail === undefined}
					autoComplete="username"
					autoCapitalize="none"
					spellCheck={false}
					required
					withAsterisk={false}
					autoFocus={email === ""}
				/>
				<PasswordField
					ref={passwordInput}
					label="Password"
					value={password}
					onChange={setPassword}
					autoComplete="current-password"
					autoFocus={email !== ""}
				/>
				<Button type="submit" size="md" fullWidth loading={signIn.isPending}>
					Continue
				</Button>
			</Stack>
		</form>
	);
}
