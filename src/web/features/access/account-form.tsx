import { Button, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { client } from "../../client/client.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { isUsable, NewPasswordField, usePasswordAdvice } from "./new-password-field.tsx";

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
	const usable = isUsable(usePasswordAdvice(password, { name, email }));
	const setUp = useMutation({
		mutationFn: () => client.setUp({ secret, name, email, password }),
		onSuccess: onDone,
		onError: (error) => {
			if (error instanceof SegwardError && error.code === "setup-done") onAlreadySetUp();
		},
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		setTried(true);
		if (usable && !setUp.isPending) setUp.mutate();
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
				<NewPasswordField person={{ name, email }} value={password} onChange={setPassword} tried={tried} />
				<Button type="submit" size="md" fullWidth loading={setUp.isPending}>
					Continue
				</Button>
			</Stack>
		</form>
	);
}
