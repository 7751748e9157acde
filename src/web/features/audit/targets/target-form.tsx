import { Button, Checkbox, Group, NumberInput, PasswordInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useAct } from "../../../client/use-act.ts";
import { ErrorState } from "../../../design/states.tsx";
import {
	EMPTY_TARGET,
	hasSecretField,
	TARGET_KINDS,
	type TargetDraft,
	targetDraftOf,
	targetSettingsOf,
} from "./target-draft.ts";
import { TargetPlaceFields } from "./target-place-fields.tsx";
import type { Target } from "./target-state.ts";

interface TargetFormProps {
	/** The one to change; a new one otherwise. */
	target?: Target;
	onDone: () => void;
}

const KIND_CHOICES = Object.values(Object.groupBy(Object.entries(TARGET_KINDS), ([, { group }]) => group)).map(
	(kinds = []) => ({
		group: kinds[0]?.[1].group ?? "",
		items: kinds.map(([value, { label }]) => ({ value, label })),
	}),
);

/** Everything about one target; its kind is chosen once. */
export function TargetForm({ target, onDone }: TargetFormProps) {
	const [draft, setDraft] = useState(target ? targetDraftOf(target.settings) : EMPTY_TARGET);
	const set = (part: Partial<TargetDraft>) => setDraft((before) => ({ ...before, ...part }));
	const options = { changes: ["listAuditTargets"], quiet: true, onDone } as const;
	const add = useAct("addAuditTarget", { ...options, success: "Added." });
	const change = useAct("changeAuditTarget", { ...options, success: "Saved." });
	const pending = add.isPending || change.isPending;
	const error = add.error ?? change.error;
	const isAnchor = draft.kind.startsWith("anchor-");
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (pending) return;
		const given = { settings: targetSettingsOf(draft), secret: draft.secret || undefined };
		if (target) change.mutate({ id: target.id, ...given });
		else add.mutate({ ...given, fromBeginning: draft.fromBeginning });
	};
	return (
		<form onSubmit={submit}>
			<Stack gap="md">
				{Boolean(error) && <ErrorState error={error} />}
				{!target && (
					<Select
						label="Kind"
						data={KIND_CHOICES}
						value={draft.kind}
						onChange={(kind) => set({ kind: (kind ?? draft.kind) as TargetDraft["kind"] })}
						allowDeselect={false}
					/>
				)}
				<TextInput
					label="Name"
					value={draft.name}
					onChange={({ currentTarget }) => set({ name: currentTarget.value })}
					required
					withAsterisk={false}
					maxLength={60}
					dir="auto"
					data-autofocus
				/>
				<TargetPlaceFields draft={draft} set={set} />
				{hasSecretField(draft) && <SecretField draft={draft} set={set} isKept={target?.hasSecret ?? false} />}
				{isAnchor && (
					<NumberInput
						label="Minutes between heads"
						description="While the log grows, a signed head is kept so often."
						value={draft.everyMinutes}
						onChange={(value) => set({ everyMinutes: Number(value) })}
						min={1}
						max={1440}
					/>
				)}
				<NumberInput
					label="Minutes until it is recorded that nothing gets through"
					value={draft.alarmAfterMinutes}
					onChange={(value) => set({ alarmAfterMinutes: Number(value) })}
					min={1}
					max={1440}
				/>
				{!target && !isAnchor && (
					<Checkbox
						label="Send what was recorded so far too"
						checked={draft.fromBeginning}
						onChange={({ currentTarget }) => set({ fromBeginning: currentTarget.checked })}
					/>
				)}
				<Checkbox
					label="Enabled"
					description="Paused, it is caught up with later; nothing is lost."
					checked={draft.enabled}
					onChange={({ currentTarget }) => set({ enabled: currentTarget.checked })}
				/>
				<Group justify="flex-end">
					<Button variant="default" onClick={onDone}>
						Cancel
					</Button>
					<Button type="submit" loading={pending}>
						{target ? "Save" : "Add"}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

interface SecretFieldProps {
	draft: TargetDraft;
	set: (part: Partial<TargetDraft>) => void;
	isKept: boolean;
}

function SecretField({ draft, set, isKept }: SecretFieldProps) {
	const label = TARGET_KINDS[draft.kind].secret;
	const description = isKept
		? "Kept as it is while this stays empty; never shown again."
		: "Sealed, and never shown again.";
	const value = draft.secret;
	const onChange = ({ currentTarget }: { currentTarget: { value: string } }) => set({ secret: currentTarget.value });
	if (draft.kind === "syslog") {
		return (
			<Textarea
				label={label}
				description={description}
				value={value}
				onChange={onChange}
				minRows={3}
				maxRows={6}
				autosize
			/>
		);
	}
	return (
		<PasswordInput
			label={label}
			description={description}
			value={value}
			onChange={onChange}
			required={!isKept}
			withAsterisk={false}
			autoComplete="off"
			visibilityToggleButtonProps={{ "aria-label": `Show what stands in ${label}` }}
		/>
	);
}
