import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { TrustedKeys } from "./trusted-keys.ts";

interface TrustedKeysFormProps {
	keys: TrustedKeys;
	onKeep: (keys: TrustedKeys) => void;
}

/** Whom this browser trusts: the key that it saw first, until somebody types in what he wrote down. */
export function TrustedKeysForm({ keys, onKeep }: TrustedKeysFormProps) {
	const [open, setOpen] = useState(false);
	const [log, setLog] = useState(keys.log);
	const [witnesses, setWitnesses] = useState(keys.witnesses.join("\n"));
	const keep = (event: FormEvent) => {
		event.preventDefault();
		const lines = witnesses.split("\n").map((line) => line.trim());
		onKeep({ log: log.trim(), isWrittenDown: true, witnesses: lines.filter((line) => line !== "") });
		setOpen(false);
	};
	if (!open) {
		return (
			<Group gap="sm" align="center">
				<Text size="sm" c="dimmed" maw="46ch">
					{keys.isWrittenDown
						? "The log's key is the one that you entered."
						: "The log's key is the one that this browser saw first. Compare it with the one that was written down outside of Segward."}
				</Text>
				<Button variant="subtle" size="xs" onClick={() => setOpen(true)}>
					{keys.isWrittenDown ? "Change keys" : "Enter the key you know"}
				</Button>
			</Group>
		);
	}
	return (
		<form onSubmit={keep}>
			<Stack gap="sm">
				<TextInput
					label="Key of the log"
					description="As 'segward audit verify' told it, on paper or elsewhere; kept in this browser."
					value={log}
					onChange={({ currentTarget }) => setLog(currentTarget.value)}
					required
					spellCheck={false}
				/>
				<Textarea
					label="Keys of witnesses"
					description="Each must have cosigned; one a line."
					value={witnesses}
					onChange={({ currentTarget }) => setWitnesses(currentTarget.value)}
					autosize
					minRows={1}
					spellCheck={false}
				/>
				<Group gap="xs">
					<Button type="submit" size="xs">
						Trust these and check again
					</Button>
					<Button variant="default" size="xs" onClick={() => setOpen(false)}>
						Cancel
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
