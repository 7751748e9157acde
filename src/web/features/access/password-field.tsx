import { PasswordInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";

interface PasswordFieldProps {
	label: string;
	value: string;
	onChange: (value: string) => void;
	autoComplete: "current-password" | "new-password";
	/** Told under the field, and read out while typing. */
	advice?: ReactNode;
	error?: ReactNode;
}

/** A password that can be shown, pasted and filled in by a password manager. */
export function PasswordField({ label, value, onChange, autoComplete, advice, error }: PasswordFieldProps) {
	const [visible, { toggle }] = useDisclosure(false);
	return (
		<PasswordInput
			label={label}
			name="password"
			value={value}
			onChange={({ currentTarget }) => onChange(currentTarget.value)}
			autoComplete={autoComplete}
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
