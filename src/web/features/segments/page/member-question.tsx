import { Alert, Button, Card, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconUserCheck, IconUserOff } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import { formatTime } from "../../../design/format.ts";
import { ErrorState } from "../../../design/states.tsx";

const EXTERNAL_ID = "externalId";

/** Whether one certain customer was a member at the newest refresh. */
export function MemberQuestion({ name }: { name: string }) {
	const fields = useApi("listFields", { kind: "identifier" }, { enabled: useMay("field:list") });
	const [by, setBy] = useState(EXTERNAL_ID);
	const [value, setValue] = useState("");
	const ask = useAct("lookupMember", { changes: [], quiet: true });
	const submit = (event: FormEvent) => {
		event.preventDefault();
		const wanted = value.trim();
		if (wanted === "") return;
		ask.mutate(by === EXTERNAL_ID ? { name, externalId: wanted } : { name, field: by, value: wanted });
	};
	const identifiers = (fields.data?.items ?? []).map((field) => field.name).filter((field) => field !== EXTERNAL_ID);
	return (
		<Card component="section" aria-labelledby="member-question">
			<Title order={2} size="h4" id="member-question">
				Is this customer a member?
			</Title>
			<Text size="sm" c="dimmed" mb="md">
				The answer is yes or no. The value is compared through a keyed index and not kept; that you asked is recorded.
			</Text>
			<form onSubmit={submit}>
				<Stack gap="sm">
					<Select
						label="Known by"
						data={[{ value: EXTERNAL_ID, label: "external id" }, ...identifiers]}
						value={by}
						onChange={(next) => setBy(next ?? EXTERNAL_ID)}
						allowDeselect={false}
					/>
					<TextInput
						label="Value"
						value={value}
						onChange={({ currentTarget }) => {
							setValue(currentTarget.value);
							ask.reset();
						}}
						maxLength={500}
						autoComplete="off"
						dir="auto"
					/>
					<Button type="submit" variant="light" loading={ask.isPending} disabled={value.trim() === ""}>
						Look up
					</Button>
				</Stack>
			</form>
			<div aria-live="polite">
				{ask.data && (
					<Alert
						mt="md"
						variant="light"
						color={ask.data.member ? "ward" : "gray"}
						icon={ask.data.member ? <IconUserCheck aria-hidden /> : <IconUserOff aria-hidden />}
						title={ask.data.member ? "Yes, a member" : "No, not a member"}
					>
						As of {formatTime(ask.data.asOf)}.{" "}
						{!ask.data.member && "A customer that Segward does not know is not a member either."}
					</Alert>
				)}
			</div>
			{ask.isError && (
				<Stack mt="md">
					<ErrorState error={ask.error} />
				</Stack>
			)}
		</Card>
	);
}
