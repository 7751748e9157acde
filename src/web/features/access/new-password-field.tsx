import { Progress, Stack } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { type PasswordAdvice, passwordAdvice } from "./password-advice.ts";
import { PasswordField } from "./password-field.tsx";

interface NewPasswordFieldProps {
	label?: string;
	/** Whose password it will be: their names say nothing in it. */
	person: { name?: string; email: string };
	value: string;
	onChange: (value: string) => void;
	/** Once somebody tried to go on, what is wrong is told as an error. */
	tried: boolean;
	/** What the server said about it. */
	error?: ReactNode;
}

const COLORS = { empty: "gray", unusable: "red", usable: "yellow", strong: "green" } as const;

/** A password to be chosen, with a live estimate of what it is worth. */
export function NewPasswordField({ label = "Password", person, value, onChange, tried, error }: NewPasswordFieldProps) {
	const advice = usePasswordAdvice(value, person);
	const unusable = tried && !isUsable(advice);
	return (
		<Stack gap={6}>
			<PasswordField
				label={label}
				value={value}
				onChange={onChange}
				autoComplete="new-password"
				advice={unusable || error ? undefined : advice.text}
				error={error ?? (unusable ? advice.text : undefined)}
			/>
			<Progress value={advice.percent} color={COLORS[advice.level]} size="xs" aria-hidden />
		</Stack>
	);
}

export function isUsable({ level }: PasswordAdvice): boolean {
	return level === "usable" || level === "strong";
}

/** The rule speaks at once; the estimate is loaded when the first character is typed. */
export function usePasswordAdvice(password: string, person: { name?: string; email: string }): PasswordAdvice {
	const [estimate, setEstimate] = useState<typeof import("./password-estimate.ts")>();
	const typed = password !== "";
	useEffect(() => {
		let wanted = typed;
		if (wanted) void import("./password-estimate.ts").then((loaded) => wanted && setEstimate(loaded));
		return () => {
			wanted = false;
		};
	}, [typed]);
	const known = [person.name ?? "", person.email].filter(Boolean);
	return passwordAdvice(password, person, typed ? estimate?.guessesLog10(password, known) : undefined);
}
