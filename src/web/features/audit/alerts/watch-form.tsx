import { Alert, Button, Code, Group, NumberInput, Select, Stack, Switch, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { SEVERITIES, Severity } from "../../../../core/audit/watch/detection.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { ErrorState } from "../../../design/states.tsx";
import { SEVERITY_WORDS } from "./alert-words.ts";

const NIGHT = { from: 22, until: 6 };

/** Time zone, quiet hours, trusted networks, and who is told. */
export function WatchForm({ settings }: { settings: ResultOf<"listDetections">["settings"] }) {
	const [given, setGiven] = useState(settings);
	const [url, setUrl] = useState(settings.webhookUrl ?? "");
	const maySet = useMay("watch:set");
	const save = useAct("setWatch", { changes: ["listDetections"], success: "Set.", quiet: true });
	const hook = useAct("setAlertWebhook", { changes: ["listDetections"], quiet: true });
	const { timeZone, quietHours, trustedNetworks, places, mailFrom } = given;
	return (
		<Stack gap="md">
			<Group grow align="flex-start">
				<TextInput
					label="Time zone"
					description="Of habits and quiet hours, such as Europe/Berlin."
					value={timeZone}
					disabled={!maySet}
					onChange={({ currentTarget }) => setGiven({ ...given, timeZone: currentTarget.value })}
				/>
				<Select
					label="Write e-mails from severity"
					description="To everybody who may handle alerts."
					data={SEVERITIES.map((value) => ({ value, label: SEVERITY_WORDS[value].label }))}
					value={mailFrom}
					allowDeselect={false}
					disabled={!maySet}
					onChange={(value) => setGiven({ ...given, mailFrom: Severity.parse(value) })}
				/>
			</Group>
			<Switch
				label="There are hours in which nobody works"
				checked={quietHours !== null}
				disabled={!maySet}
				onChange={({ currentTarget }) => setGiven({ ...given, quietHours: currentTarget.checked ? NIGHT : null })}
			/>
			{quietHours && (
				<Group>
					{(["from", "until"] as const).map((end) => (
						<NumberInput
							key={end}
							label={end === "from" ? "From (hour)" : "Until (hour)"}
							min={0}
							max={23}
							value={quietHours[end]}
							disabled={!maySet}
							onChange={(hour) => setGiven({ ...given, quietHours: { ...quietHours, [end]: Number(hour) } })}
						/>
					))}
				</Group>
			)}
			<TagsInput
				label="Networks that are never new"
				description="Such as 192.0.2.0/24, as the log tells them."
				value={trustedNetworks}
				disabled={!maySet}
				onChange={(networks) => setGiven({ ...given, trustedNetworks: networks })}
			/>
			{save.isError && <ErrorState error={save.error} />}
			{maySet && (
				<Button
					variant="default"
					w="fit-content"
					loading={save.isPending}
					onClick={() => save.mutate({ timeZone, quietHours, trustedNetworks, places, mailFrom })}
				>
					Save
				</Button>
			)}
			<TextInput
				label="Webhook"
				description="An https address that takes each new alert, signed as Standard Webhooks describes. Empty: none."
				value={url}
				disabled={!maySet}
				onChange={({ currentTarget }) => setUrl(currentTarget.value)}
			/>
			{hook.isError && <ErrorState error={hook.error} />}
			{hook.data?.secret && (
				<Alert role="status" variant="light" title="The signing secret, shown this once">
					<Code style={{ overflowWrap: "anywhere" }}>{hook.data.secret}</Code>
				</Alert>
			)}
			{maySet && (
				<Button
					variant="default"
					w="fit-content"
					loading={hook.isPending}
					onClick={() => hook.mutate({ url: url.trim() === "" ? null : url.trim() })}
				>
					Set webhook
				</Button>
			)}
		</Stack>
	);
}
