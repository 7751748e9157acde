import { Alert, Button, Checkbox, Group, Select, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import type { RoleName } from "../../../core/access/role.ts";
import { useAct } from "../../client/use-act.ts";

/** What is different once emergency roles were taken, ended or reviewed. */
export const BREAK_GLASS_CHANGES = ["listBreakGlass", "showSession", "overview"] as const;

const HOURS = ["1", "2", "3", "4"].map((value) => ({ value, label: value === "1" ? "1 hour" : `${value} hours` }));
const LEAST_CHARACTERS = 10;

/** Which roles, why, and for how long. */
export function StartBreakGlass({ roles, onDone }: { roles: readonly RoleName[]; onDone(): void }) {
	const [chosen, setChosen] = useState<string[]>([]);
	const [reason, setReason] = useState("");
	const [hours, setHours] = useState("1");
	const start = useAct("startBreakGlass", {
		changes: BREAK_GLASS_CHANGES,
		success: "Your emergency roles count now. Others have been told.",
		onDone,
	});
	const ready = chosen.length > 0 && reason.trim().length >= LEAST_CHARACTERS;
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				start.mutate({ roles: chosen, reason, hours: Number(hours) });
			}}
		>
			<Stack gap="md">
				<Alert variant="light" color="red">
					Everybody who may review it is told at once, every act is marked in the log, and somebody else reviews it.
				</Alert>
				<Checkbox.Group label="Roles" value={chosen} onChange={setChosen}>
					<Stack gap="xs" mt="xs">
						{roles.map((role) => (
							<Checkbox key={role} value={role} label={role.replace("-", " ")} />
						))}
					</Stack>
				</Checkbox.Group>
				<Textarea
					label="Reason"
					description="What happened, and who could not be reached."
					value={reason}
					onChange={(event) => setReason(event.currentTarget.value)}
					maxLength={500}
					required
					autosize
					minRows={2}
					dir="auto"
				/>
				<Select
					label="For"
					data={HOURS}
					value={hours}
					onChange={(value) => setHours(value ?? "1")}
					allowDeselect={false}
					w={140}
				/>
				<Group justify="flex-end">
					<Button variant="default" onClick={onDone}>
						Cancel
					</Button>
					<Button type="submit" color="red" disabled={!ready} loading={start.isPending}>
						Take them
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
