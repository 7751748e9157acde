import { Alert, Button, Group, Modal, MultiSelect, Select, Stack, TagsInput, Textarea, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type FormEvent, useMemo, useState } from "react";
import { Label } from "../../../core/catalogue/field.ts";
import { useAct } from "../../client/use-act.ts";
import { useApi } from "../../client/use-api.ts";
import { FailureNotice } from "../access/failure-notice.tsx";
import { CONTEXT_CHOICES } from "./looking-as.tsx";
import { MaskSteps } from "./mask-steps.tsx";
import { judgeDraft, type RuleDraft } from "./rule-draft.ts";
import { RuleExample } from "./rule-example.tsx";

interface RuleDialogProps {
	/** Where it starts from; a draft with a name changes the rule of that name. */
	start: RuleDraft;
	roles: readonly string[];
	onClose: () => void;
}

const SHORTEST_REASON = 10;

/** Makes or changes a masking rule. One that shows more than the built-in masks asks for the reason. */
export function RuleDialog({ start, roles, onClose }: RuleDialogProps) {
	const [draft, setDraft] = useState(start);
	const [because, setBecause] = useState("");
	const fields = useApi("listFields", {}).data?.items;
	const about = useMemo(
		() => [
			{ group: "Labels", items: Label.options.map((label) => ({ value: `label ${label}`, label })) },
			{
				group: "Single fields",
				items: [...new Set((fields ?? []).map(({ name }) => name))].map((name) => ({
					value: `field ${name}`,
					label: name,
				})),
			},
		],
		[fields],
	);
	const labels = draft.about.startsWith("field ")
		? (fields ?? []).filter(({ name }) => `field ${name}` === draft.about).flatMap((one) => one.labels)
		: Label.options.filter((label) => `label ${label}` === draft.about);
	const { rule, problem, weaker } = judgeDraft(draft, labels);
	const outcome = { changes: ["listMasks", "getMask", "tryMasks"], quiet: true, onDone: onClose } as const;
	const set = useAct("setMask", { ...outcome, success: "In force from the next look on." });
	const weaken = useAct("weakenMask", { ...outcome, success: "In force; the log says why." });
	const ready = rule !== undefined && draft.name !== "" && (!weaker || because.trim().length >= SHORTEST_REASON);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!ready || set.isPending || weaken.isPending) return;
		if (weaker) weaken.mutate({ ...rule, name: draft.name, because });
		else set.mutate({ ...rule, name: draft.name });
	};
	const change = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
	return (
		<Modal
			opened
			onClose={onClose}
			title={start.name ? `Change ${start.name}` : "New masking rule"}
			size="lg"
			closeButtonProps={{ "aria-label": "Close" }}
		>
			<form onSubmit={submit}>
				<Stack gap="md">
					<FailureNotice error={set.error ?? weaken.error} />
					<Group grow align="flex-start">
						<TextInput
							label="Name"
							description="The log calls it so."
							placeholder="age-bands"
							value={draft.name}
							onChange={({ currentTarget }) => change({ name: currentTarget.value })}
							disabled={start.name !== ""}
							maxLength={40}
						/>
						<Select
							label="For"
							description="All fields of a label, or one field."
							placeholder="Choose"
							data={about}
							value={draft.about === "" ? null : draft.about}
							onChange={(value) => change({ about: value ?? "" })}
							searchable
						/>
					</Group>
					<MaskSteps steps={draft.steps} onChange={(steps) => change({ steps })} />
					<Group grow align="flex-start">
						<MultiSelect
							label="Roles"
							placeholder={draft.roles.length === 0 ? "everybody" : ""}
							data={[...roles]}
							value={draft.roles}
							onChange={(chosen) => change({ roles: chosen })}
						/>
						<TagsInput
							label="Purposes"
							placeholder={draft.purposes.length === 0 ? "any" : ""}
							value={draft.purposes}
							onChange={(purposes) => change({ purposes })}
						/>
					</Group>
					<MultiSelect
						label="Where"
						placeholder={draft.contexts.length === 0 ? "everywhere" : ""}
						data={CONTEXT_CHOICES}
						value={draft.contexts}
						onChange={(contexts) => change({ contexts })}
					/>
					{rule ? (
						<RuleExample rule={rule} labels={labels} />
					) : (
						draft.about !== "" && (
							<Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title="Not yet a mask">
								{problem}
							</Alert>
						)
					)}
					{weaker && (
						<>
							<Alert
								color="yellow"
								variant="light"
								icon={<IconAlertTriangle aria-hidden />}
								title="This shows more than the built-in mask"
							>
								It takes the place of the built-in mask where it applies. The access log keeps who weakened it, and why.
							</Alert>
							<Textarea
								label="Reason"
								description="At least ten characters."
								value={because}
								onChange={({ currentTarget }) => setBecause(currentTarget.value)}
								maxLength={500}
								autosize
								minRows={2}
								dir="auto"
							/>
						</>
					)}
					<Group justify="flex-end">
						<Button variant="default" onClick={onClose}>
							Cancel
						</Button>
						<Button type="submit" disabled={!ready} loading={set.isPending || weaken.isPending}>
							{weaker ? "Weaken the mask" : "Put in force"}
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
