import { Button, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { client } from "../../client/client.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { passwordAdvice } from "./password-advice.ts";
import { PasswordField } from "./password-field.tsx";

interface AccountFormProps {
	/** Of the one-time link. */
	secret: string;
	onDone: (enrolment: ResultOf<"setUp">) => void;
	/** The link leads nowhere any more: there is an administrator. */
	onAlreadySetUp: () => void;
}

/** Makes the first administrator. */
export function AccountForm({ secret, onDone, onAlreadySetUp }: AccountFormProps) {
	const [name, setName] = useState("");
	const [email, setEmail] = useState("");
	const [password, setPassword] = useState("");
	const [tried, setTried] = useState(false);
	const advice = passwordAdvice(password, email);
	const setUp = useMutation({
		mutationFn: () => client.setUp({ secret, name, email, password }),
		onSuccess: onDone,
		onError: (error) => {
			if (error instanceof SegwardError && error.code === "setup-done") onAlreadySetUp();
		},
	});
	const unusable = advice.level === "unusable" || advice.level === "empty";
	const submit = (event: FormEvent) => {
		event.preventDefault();
		setTried(true);
		if (!unusable && !setUp.isPending) setUp.mutate();
	};
	return (
		<form onSubmit={submit} aria-label="Your account">
			<Stack gap="md">
				<FailureNotice error={setUp.error} />
				<TextInput
					label="Your name"
					name="name"
					value={name}
					onChange={({ currentTarget }) => setName(currentTarget.value)}
					autoComplete="name"
					maxLength={100}
					required
					withAsterisk={false}
					dir="auto"
					autoFocus
				/>
				<TextInput
					label="E-mail address"
					description="You sign in with it."
					inputWrapperOrder={["label", "input", "description", "error"]}
					name="username"
					type="email"
					value={email}
					onChange={({ currentTarget }) => setEmail(currentTarget.value)}
					autoComplete="username"
					autoCapitalize="none"
					spellCheck={false}
					required
					withAsterisk={false}
				/>
				<PasswordField
					label="Password"
					value={password}
					onChange={setPassword}
					autoComplete="new-password"
					advice={tried && unusable ? undefined : advice.text}
					error={tried && unusable ? advice.text : undefined}
				/>
				<Button type="submit" size="md" fullWidth loading={setUp.isPending}>
					Continue
				</Button>
			</Stack>
		</form>
	);
}
