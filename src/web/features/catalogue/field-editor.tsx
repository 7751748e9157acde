import { Button, Card, Group, MultiSelect, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { Field } from "../../../core/catalogue/field.ts";
import { useMay } from "../../client/session.ts";
import { useAct } from "../../client/use-act.ts";
import { ErrorState } from "../../design/states.tsx";
import { fieldChanges, labelsFor } from "./field-changes.ts";
import { LabelChips } from "./field-columns.tsx";

/** What a field reveals and means; a person corrects what was proposed, and confirms it. */
export function FieldEditor({ field }: { field: Field }) {
	const may = useMay("field:update");
	const [labels, setLabels] = useState(field.labels);
	const [description, setDescription] = useState(field.description);
	const save = useAct("updateField", {
		changes: ["listFields", "fieldDistribution", "overview"],
		success: `${field.name} is saved and confirmed.`,
		quiet: true,
	});
	const changes = fieldChanges(field, labels, description);
	return (
		<Card component="section" aria-label="Labels and description">
			<Title order={2} size="h4" mb="sm">
				Labels and description
			</Title>
			{may ? (
				<form
					onSubmit={(event) => {
						event.preventDefault();
						save.mutate({ kind: field.kind, name: field.name, ...changes, confirmed: true });
					}}
				>
					<Stack>
						<MultiSelect
							label="Labels"
							description="What the values reveal about a person. They decide who may use and see them."
							data={labelsFor(field.kind)}
							value={labels}
							onChange={(chosen) => setLabels(labelsFor(field.kind).filter((label) => chosen.includes(label)))}
							searchable
							hidePickedOptions
							placeholder={labels.length === 0 ? "none" : ""}
						/>
						<Textarea
							label="Description"
							description="What a colleague should know before using it."
							autosize
							minRows={2}
							maxLength={500}
							dir="auto"
							value={description}
							onChange={({ currentTarget }) => setDescription(currentTarget.value)}
						/>
						{save.isError && <ErrorState error={save.error} />}
						{(!field.confirmed || Object.keys(changes).length > 0) && (
							<Group justify="space-between">
								<Text size="sm" c="dimmed" maw="24ch">
									{field.confirmed ? "" : "These labels were proposed; nobody has confirmed them yet."}
								</Text>
								<Button type="submit" leftSection={<IconCheck size={16} aria-hidden />} loading={save.isPending}>
									{Object.keys(changes).length > 0 ? "Save and confirm" : "Confirm"}
								</Button>
							</Group>
						)}
					</Stack>
				</form>
			) : (
				<Stack gap="xs">
					<LabelChips labels={field.labels} />
					<Text size="sm" dir="auto" c={field.description ? undefined : "dimmed"}>
						{field.description || "No description."}
					</Text>
				</Stack>
			)}
		</Card>
	);
}
