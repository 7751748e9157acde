import { Button, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { client } from "../../../client/client.ts";
import type { AfterPassword } from "../credentials-form.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { isUsable, NewPasswordField, usePasswordAdvice } from "../new-password-field.tsx";
import { PasswordField } from "../password-field.tsx";

interface LinkFormProps {
	secret: string;
	link: ResultOf<"lookAtLink">;
	onDone: (next: AfterPassword) => void;
}

const ACTS = {
	invitation: "Accept the invitation",
	password: "Set the password",
	recovery: "Set the password",
	"second-factor": "Go on",
} as const;

/** Name and password, as far as the link asks for them. */
export function LinkForm({ secret, link, onDone }: LinkFormProps) {
	const kind = link.kind === "email" ? "second-factor" : link.kind;
	const isNew = kind === "invitation" ? !link.account : kind !== "second-factor";
	const [name, setName] = useState(link.name);
	const [password, setPassword] = useState("");
	const [tried, setTried] = useState(false);
	const person = { name, email: link.email };
	const usable = isUsable(usePasswordAdvice(isNew ? password : "", person)) || !isNew;
	const use = useMutation({
		mutationFn: () => {
			if (kind === "invitation") return client.acceptInvitation({ secret, name, password });
			return kind === "second-factor"
				? client.renewSecondFactor({ secret, password })
				: client.setPassword({ secret, password });
		},
		onSuccess: onDone,
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		setTried(true);
		if (usable && !use.isPending) use.mutate();
	};
	return (
		<form onSubmit={submit} aria-label={ACTS[kind]}>
			<Stack gap="md">
				<FailureNotice error={use.error} />
				<TextInput label="E-mail address" name="username" value={link.email} readOnly autoComplete="username" />
				{kind === "invitation" && isNew && (
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
					/>
				)}
				{isNew ? (
					<NewPasswordField person={person} value={password} onChange={setPassword} tried={tried} />
				) : (
					<PasswordField
						label="Your password"
						value={password}
						onChange={setPassword}
						autoComplete="current-password"
					/>
				)}
				<Button type="submit" size="md" fullWidth loading={use.isPending}>
					{ACTS[kind]}
				</Button>
			</Stack>
		</form>
	);
}
