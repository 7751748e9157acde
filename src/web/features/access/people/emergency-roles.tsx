import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import { Answer } from "../../../design/states.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { RoleChoice } from "../role-choice.tsx";
import type { RegisteredPerson } from "./person-dialog.tsx";

interface EmergencyRolesProps {
	person: RegisteredPerson;
	onDone: () => void;
}

/** Which roles somebody may take in an emergency. */
export function EmergencyRoles(props: EmergencyRolesProps) {
	const allowances = useApi("listBreakGlassAllowances", {});
	return (
		<Answer query={allowances}>
			{({ items }) => (
				<EmergencyRolesForm
					{...props}
					allowed={items.find(({ personId }) => personId === props.person.id)?.roles ?? []}
				/>
			)}
		</Answer>
	);
}

function EmergencyRolesForm({ person, allowed, onDone }: EmergencyRolesProps & { allowed: readonly string[] }) {
	const [roles, setRoles] = useState(allowed);
	const allow = useAct("allowBreakGlass", {
		changes: ["listBreakGlassAllowances"],
		quiet: true,
		success: ({ roles: now }) => (now.length === 0 ? "No emergency roles any more." : "Emergency roles allowed."),
		onDone,
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!allow.isPending) allow.mutate({ id: person.id, roles: [...roles] });
	};
	return (
		<form onSubmit={submit} aria-label="Emergency roles">
			<Stack gap="md">
				<FailureNotice error={allow.error} />
				<RoleChoice
					label="May be taken in an emergency"
					description="For at most four hours, with a reason. Others are told at once, every act is marked, and somebody else reviews it."
					value={roles}
					onChange={setRoles}
				/>
				<Group justify="flex-end">
					<Button type="submit" loading={allow.isPending}>
						Save emergency roles
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
