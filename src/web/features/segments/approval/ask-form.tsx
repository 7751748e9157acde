import { Button, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { SEGMENT_CHANGES } from "../acts/segment-changes.ts";

interface AskFormProps {
	segment: Pick<ResultOf<"getSegment">, "name" | "approval">;
	onDone?(): void;
}

/** Asks others to let the newest version through. */
export function AskForm({ segment, onDone }: AskFormProps) {
	const may = useMay("segment:submit");
	const [note, setNote] = useState("");
	const ask = useAct("submitSegment", {
		changes: SEGMENT_CHANGES,
		success: "Asked for approval. Those who may give it see it on their home page.",
		onDone,
	});
	if (!may) return null;
	const { name, approval } = segment;
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				ask.mutate({ name, version: approval.newestVersion, note });
			}}
		>
			<Textarea
				label="What should they know?"
				description="What changed, and why."
				value={note}
				onChange={(event) => setNote(event.currentTarget.value)}
				maxLength={2000}
				autosize
				minRows={2}
				dir="auto"
			/>
			<Group mt="sm">
				<Button type="submit" loading={ask.isPending}>
					Ask for approval
				</Button>
			</Group>
		</form>
	);
}
