import { Alert, Badge, Button, Card, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconPlugConnectedX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { placeOf } from "../../../../core/audit/targets/target-kind.ts";
import { client } from "../../../client/client.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { ErrorState } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { TARGET_KINDS } from "./target-draft.ts";
import { progressText, type Target, targetState } from "./target-state.ts";

interface TargetCardProps {
	target: Target;
	onEdit: () => void;
}

/** One target: where it leads, how far it has come, and what hinders it. */
export function TargetCard({ target, onEdit }: TargetCardProps) {
	const { settings, progress, id } = target;
	const mayChange = useMay("audit-target:change");
	const mayTest = useMay("audit-target:test");
	const [removing, setRemoving] = useState(false);
	const check = useMutation({ mutationFn: () => client.testAuditTarget({ id }) });
	const { word, color } = targetState(target);
	return (
		<Card withBorder component="article" aria-label={settings.name}>
			<Stack gap="sm">
				<Group justify="space-between" wrap="wrap">
					<Group gap="sm">
						<Title order={3} size="h5" dir="auto">
							{settings.name}
						</Title>
						<Badge variant="light" tt="none" color={color}>
							{word}
						</Badge>
						<Badge variant="default" tt="none">
							{TARGET_KINDS[settings.kind].label}
						</Badge>
					</Group>
					<Group gap="xs">
						{mayTest && (
							<Button variant="default" size="xs" loading={check.isPending} onClick={() => check.mutate()}>
								Test
							</Button>
						)}
						{mayChange && (
							<>
								<Button variant="default" size="xs" onClick={onEdit} aria-label={`Edit ${settings.name}`}>
									Edit
								</Button>
								<Button
									variant="default"
									size="xs"
									onClick={() => setRemoving(true)}
									aria-label={`Remove ${settings.name}`}
								>
									Remove
								</Button>
							</>
						)}
					</Group>
				</Group>
				<Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
					{placeOf(settings)}
				</Text>
				<Text size="sm">
					{progressText(target)}
					{progress.lastTakenAt && (
						<>
							{" "}
							Last taken <TimeText at={progress.lastTakenAt} inherit />.
						</>
					)}
				</Text>
				{progress.failingSince && (
					<Alert color="red" variant="light" icon={<IconPlugConnectedX aria-hidden />} title="Nothing gets through">
						{progress.failure} Failing since <TimeText at={progress.failingSince} inherit />; nothing is lost, it is
						tried again by itself{progress.stalledAt ? ", and the access log was told." : "."}
					</Alert>
				)}
				{check.isError && <ErrorState error={check.error} />}
				{check.data && (
					<Alert
						role="status"
						variant="light"
						color={check.data.ok ? "ward" : "red"}
						icon={check.data.ok ? <IconCircleCheck aria-hidden /> : <IconPlugConnectedX aria-hidden />}
						title={check.data.ok ? "It was taken" : "It was not taken"}
					>
						{check.data.finding}
					</Alert>
				)}
			</Stack>
			<RemoveDialog target={target} opened={removing} onClose={() => setRemoving(false)} />
		</Card>
	);
}

function RemoveDialog({ target, opened, onClose }: { target: Target; opened: boolean; onClose: () => void }) {
	const remove = useAct("removeAuditTarget", { changes: ["listAuditTargets"], success: "Removed.", onDone: onClose });
	return (
		<Modal opened={opened} onClose={onClose} title="Remove this target?" closeButtonProps={{ "aria-label": "Close" }}>
			<Stack gap="lg">
				<Text>
					The access log does not go to <bdi>{target.settings.name}</bdi> any more, and how far it had come is
					forgotten. What is kept there stays.
				</Text>
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose} data-autofocus>
						Keep it
					</Button>
					<Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ id: target.id })}>
						Remove
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
