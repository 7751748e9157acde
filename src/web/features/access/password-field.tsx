import { PasswordInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode, Ref } from "react";

interface PasswordFieldProps {
	ref?: Ref<HTMLInputElement>;
	label: string;
	value: string;
	onChange: (value: string) => void;
	autoComplete: "current-password" | "new-password";
	/** Told under the field, and read out while typing. */
	advice?: ReactNode;
	error?: ReactNode;
	autoFocus?: boolean;
}

/** A password that can be shown, pasted and filled in by a password manager. */
export function PasswordField({ label, value, onChange, advice, error, ...input }: PasswordFieldProps) {
	const [visible, { toggle }] = useDisclosure(false);
	return (
		<PasswordInput
			{...input}
			label={label}
			name="password"
			value={value}
			onChange={({ currentTarget }) => onChange(currentTarget.value)}
			required
			withAsterisk={false}
			visible={visible}
			onVisibilityChange={toggle}
			visibilityToggleButtonProps={{ "aria-label": visible ? "Hide the password" : "Show the password", tabIndex: 0 }}
			inputWrapperOrder={["label", "input", "description", "error"]}
			description={advice && <span aria-live="polite">{advice}</span>}
			error={error}
			spellCheck={false}
			maxLength={256}
		/>
	);
}
