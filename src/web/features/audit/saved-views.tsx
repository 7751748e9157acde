import { Badge, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { IconBookmark } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useAct } from "../../client/use-act.ts";
import { useApi } from "../../client/use-api.ts";
import { Answer } from "../../design/states.tsx";
import type { AuditFilter } from "./audit-filter.ts";

interface SavedViewsProps {
	filter: AuditFilter;
	onChoose: (filter: AuditFilter) => void;
}

/** Filters that somebody kept: the own ones, and those that colleagues share. */
export function SavedViews({ filter, onChoose }: SavedViewsProps) {
	const [opened, setOpened] = useState(false);
	return (
		<>
			<Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />} onClick={() => setOpened(true)}>
				Saved views
			</Button>
			<Modal
				opened={opened}
				onClose={() => setOpened(false)}
				title="Saved views"
				size="lg"
				closeButtonProps={{ "aria-label": "Close" }}
			>
				<Stack gap="lg">
					<ViewList
						onChoose={(chosen) => {
							onChoose(chosen);
							setOpened(false);
						}}
					/>
					<SaveForm filter={filter} />
				</Stack>
			</Modal>
		</>
	);
}

function ViewList({ onChoose }: { onChoose: (filter: AuditFilter) => void }) {
	const views = useApi("listAuditViews", {});
	const remove = useAct("removeAuditView", { changes: ["listAuditViews"], success: "The view is removed." });
	return (
		<Answer query={views}>
			{({ items }) =>
				items.length === 0 ? (
					<Text size="sm" c="dimmed">
						None yet. Set a filter, then save it here under a name.
					</Text>
				) : (
					<Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
						{items.map(({ id, title, shared, owner, own, filter, days }) => (
							<Group key={id} component="li" justify="space-between" wrap="nowrap">
								<Group gap="xs">
									<Button variant="subtle" size="compact-md" onClick={() => onChoose({ ...filter, days })}>
										<bdi>{title}</bdi>
									</Button>
									{shared && (
										<Badge variant="light" tt="none">
											shared by {own ? "you" : owner}
										</Badge>
									)}
								</Group>
								{own && (
									<Button
										variant="default"
										size="compact-sm"
										aria-label={`Remove the view ${title}`}
										loading={remove.isPending && remove.variables.id === id}
										onClick={() => remove.mutate({ id })}
									>
										Remove
									</Button>
								)}
							</Group>
						))}
					</Stack>
				)
			}
		</Answer>
	);
}

function SaveForm({ filter }: { filter: AuditFilter }) {
	const [title, setTitle] = useState("");
	const [shared, setShared] = useState(false);
	const save = useAct("createAuditView", {
		changes: ["listAuditViews"],
		success: "The view is saved.",
		onDone: () => setTitle(""),
	});
	const isEmpty = Object.keys(filter).length === 0;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		const { days, ...kept } = filter;
		save.mutate({ title, shared, filter: kept, days });
	};
	return (
		<form onSubmit={submit}>
			<Stack gap="sm">
				<TextInput
					label="Save the present filter as"
					description={isEmpty ? "No filter is set: close this and set one first." : "A view keeps no customer."}
					value={title}
					onChange={({ currentTarget }) => setTitle(currentTarget.value)}
					maxLength={100}
					disabled={isEmpty}
					dir="auto"
				/>
				<Group justify="space-between">
					<Checkbox
						label="For everybody who reads the log"
						checked={shared}
						onChange={({ currentTarget }) => setShared(currentTarget.checked)}
						disabled={isEmpty}
					/>
					<Button type="submit" loading={save.isPending} disabled={isEmpty || title.trim() === ""}>
						Save view
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
