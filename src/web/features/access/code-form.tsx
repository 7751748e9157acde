import { Button, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { FailureNotice } from "./failure-notice.tsx";

interface CodeFormProps {
	/** Sends the code; rejects where it is refused. */
	send: (code: string) => Promise<unknown>;
	onDone: () => void;
	/** What the button does, in words. */
	act: string;
	kind?: "authenticator" | "recovery";
	/** Beside or under the button. */
	children?: ReactNode;
}

const KINDS = {
	authenticator: {
		label: "Six-digit code",
		description: "As your authenticator app shows it now.",
		placeholder: "123456",
		inputMode: "numeric",
		autoComplete: "one-time-code",
		maxLength: 7,
	},
	recovery: {
		label: "Recovery code",
		description: "One of those you kept when you set up the authenticator. Each works once.",
		placeholder: "",
		inputMode: "text",
		autoComplete: "off",
		maxLength: 40,
	},
} as const;

/** Asks for a code of the authenticator app, or for a recovery code in its place. */
export function CodeForm({ send, onDone, act, kind = "authenticator", children }: CodeFormProps) {
	const [code, setCode] = useState("");
	const sending = useMutation({
		mutationFn: () => send(code.replace(/\s/g, "")),
		onSuccess: onDone,
		onError: () => setCode(""),
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!sending.isPending) sending.mutate();
	};
	return (
		<form onSubmit={submit} aria-label={act}>
			<Stack gap="md">
				<FailureNotice error={sending.error} />
				<TextInput
					{...KINDS[kind]}
					name="code"
					value={code}
					onChange={({ currentTarget }) => setCode(currentTarget.value)}
					minLength={6}
					required
					withAsterisk={false}
					size="md"
					spellCheck={false}
					autoFocus
					styles={{ input: { letterSpacing: "0.12em", fontFamily: "var(--mantine-font-family-monospace)" } }}
				/>
				<Button type="submit" size="md" fullWidth loading={sending.isPending}>
					{act}
				</Button>
				{children}
			</Stack>
		</form>
	);
}
