import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { SegwardError } from "../../../../core/error/segward-error.ts";
import { Slug } from "../../../../core/segments/slug.ts";
import { client } from "../../../client/client.ts";
import { explainError } from "../../../client/explain-error.ts";
import type { SegmentSummary } from "../list/freshness.ts";
import { copyDocument, nameOfCopy } from "./copy-document.ts";

/** Makes a copy under a new name, and opens it in the builder. */
export function DuplicateForm({ segment, onClose }: { segment: SegmentSummary; onClose: () => void }) {
	const navigate = useNavigate();
	const queries = useQueryClient();
	const [name, setName] = useState(nameOfCopy(segment.name));
	const [title, setTitle] = useState(`${segment.title} (copy)`.slice(0, 200));
	const copy = useMutation({
		mutationFn: async () => {
			if (await isTaken(name)) throw new SegwardError("name-taken", { detail: `There is a segment ${name} already.` });
			const { document } = await client.getSegment({ name: segment.name });
			return client.applySegment({ name, document: { ...copyDocument(document, name, title) } });
		},
		onSuccess: async () => {
			await queries.invalidateQueries({ queryKey: ["listSegments"] });
			onClose();
			await navigate(`/segments/${name}/edit`);
		},
	});
	const slug = Slug.safeParse(name);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (slug.success && title.trim() !== "") copy.mutate();
	};
	return (
		<form onSubmit={submit}>
			<Stack gap="sm">
				<Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
					A new segment with the rule, purpose and tags of {segment.title}. It opens in the builder.
				</Text>
				<TextInput
					label="Title"
					value={title}
					onChange={({ currentTarget }) => setTitle(currentTarget.value)}
					error={title.trim() === "" ? "A segment needs a title." : undefined}
					maxLength={200}
					dir="auto"
					data-autofocus
				/>
				<TextInput
					label="Name"
					description="Used in addresses and rules: lower-case letters, digits and hyphens."
					value={name}
					onChange={({ currentTarget }) => setName(currentTarget.value)}
					error={slug.success ? undefined : slug.error.issues[0]?.message}
					maxLength={64}
				/>
				{copy.isError && (
					<Text size="sm" c="var(--segward-danger)" role="alert">
						{explainError(copy.error).detail ?? explainError(copy.error).title}
					</Text>
				)}
				<Group justify="flex-end" mt="sm">
					<Button variant="default" onClick={onClose}>
						Cancel
					</Button>
					<Button type="submit" loading={copy.isPending} disabled={!slug.success || title.trim() === ""}>
						Duplicate
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

async function isTaken(name: string): Promise<boolean> {
	try {
		await client.getSegment({ name });
		return true;
	} catch (error) {
		if (error instanceof SegwardError && error.kind === "missing") return false;
		throw error;
	}
}
