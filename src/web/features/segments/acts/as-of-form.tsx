import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useApi } from "../../../client/use-api.ts";
import { proposedDay } from "../builder/model/as-of-proposal.ts";
import type { SegmentSummary } from "../list/freshness.ts";
import { useRefresh } from "./use-refresh.ts";

/** Refreshes as if it were another day: the start of that day in UTC. */
export function AsOfForm({ segment, onClose }: { segment: SegmentSummary; onClose: () => void }) {
	const { newestDay } = useApi("listEventNames", {}, { staleTime: 60_000 }).data ?? {};
	const [chosen, setDay] = useState(segment.lastRefresh?.asOf.slice(0, 10));
	const day = chosen ?? proposedDay(newestDay, Date.now()) ?? new Date().toISOString().slice(0, 10);
	const refresh = useRefresh();
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (day === "") return;
		refresh.mutate({ names: [segment.name], asOf: `${day}T00:00:00Z`, background: true });
		onClose();
	};
	return (
		<form onSubmit={submit}>
			<Stack gap="sm">
				<Text size="sm" c="dimmed">
					The rule sees only what had happened before the start of this day (UTC). The same data and day give the same
					members again.
				</Text>
				<TextInput
					type="date"
					label="As of"
					value={day}
					onChange={({ currentTarget }) => setDay(currentTarget.value)}
					required
					data-autofocus
				/>
				<Group justify="flex-end" mt="sm">
					<Button variant="default" onClick={onClose}>
						Cancel
					</Button>
					<Button type="submit">Refresh</Button>
				</Group>
			</Stack>
		</form>
	);
}
