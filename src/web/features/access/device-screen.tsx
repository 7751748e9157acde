import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useSearchParams } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import type { RoleName } from "../../../core/access/role.ts";
import { client } from "../../client/client.ts";
import { useAct } from "../../client/use-act.ts";
import { FactList } from "../../design/fact-list.tsx";
import { formatTime } from "../../design/format.ts";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { RoleChoice } from "./role-choice.tsx";

type Device = ResultOf<"showDevice">;

/** Lets a command line in that asks for it with a code. */
export default function DeviceScreen() {
	const [parameters] = useSearchParams();
	const [code, setCode] = useState(parameters.get("code") ?? "");
	const [decided, setDecided] = useState<"in" | "refused">();
	const look = useMutation({ mutationFn: () => client.showDevice({ code }) });
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!look.isPending) look.mutate();
	};
	return (
		<Page title="Let a device in" lead="A command line that you started with 'segward login' asks to act as you.">
			{decided ? (
				<Alert role="status" color="ward" variant="light" title={decided === "in" ? "The device is in" : "Refused"}>
					{decided === "in"
						? "It goes on by itself in a few seconds; you can close this page. Its token is in the list of your tokens."
						: "The device gets nothing. If you did not start it, somebody may have tried to trick you."}
				</Alert>
			) : look.data ? (
				<Decision code={code} device={look.data} onDone={setDecided} />
			) : (
				<Section title="The code that it shows">
					<form onSubmit={submit} aria-label="Code of the device">
						<Stack gap="md" maw={360}>
							<FailureNotice error={look.error} />
							<TextInput
								label="Code"
								description="Eight letters. Type one only that you see on your own screen."
								placeholder="BCDF-GHJK"
								value={code}
								onChange={({ currentTarget }) => setCode(currentTarget.value)}
								required
								withAsterisk={false}
								spellCheck={false}
								autoComplete="off"
								maxLength={9}
								ff="monospace"
							/>
							<Button type="submit" loading={look.isPending}>
								Look at the device
							</Button>
						</Stack>
					</form>
				</Section>
			)}
		</Page>
	);
}

interface DecisionProps {
	code: string;
	device: Device;
	onDone: (decided: "in" | "refused") => void;
}

function Decision({ code, device: { device, from, askedAt, roles: own, hours }, onDone }: DecisionProps) {
	const [roles, setRoles] = useState<RoleName[]>([...own]);
	const decide = useAct("decideDevice", { changes: ["listTokens"], quiet: true });
	const send = (allow: boolean) =>
		decide.mutate({ code, allow, roles: allow ? roles : [] }, { onSuccess: () => onDone(allow ? "in" : "refused") });
	return (
		<Section title="What it asks for">
			<Stack gap="lg">
				<FailureNotice error={decide.error} />
				<FactList
					label="The device"
					facts={[
						["Calls itself", <bdi key="device">{device}</bdi>],
						["Code", code.toUpperCase()],
						["Asks from", from],
						["Since", formatTime(askedAt)],
						["Stays in for", `${hours} hours`],
					]}
				/>
				<RoleChoice
					label="Roles that it gets"
					description="No more than your own; what needs a fresh second factor it never does."
					value={roles}
					onChange={setRoles}
					offered={own}
				/>
				<Text size="sm" c="dimmed" maw="70ch">
					Somebody who sends you a code and asks you to confirm it wants to act as you. Let in only what you started
					yourself, just now.
				</Text>
				<Group justify="flex-end">
					<Button variant="default" loading={decide.isPending} onClick={() => send(false)}>
						Refuse
					</Button>
					<Button disabled={roles.length === 0} loading={decide.isPending} onClick={() => send(true)}>
						Let it in
					</Button>
				</Group>
			</Stack>
		</Section>
	);
}
