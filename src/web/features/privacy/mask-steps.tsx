import { ActionIcon, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { MaskKind } from "../../../core/privacy/masking/mask.ts";
import { MASK_CHOICES, PARAMETER_WORDS } from "./mask-words.ts";

const MOST_STEPS = 4;

interface MaskStepsProps {
	steps: readonly string[];
	onChange: (steps: string[]) => void;
}

/** The steps of a mask, one after another. */
export function MaskSteps({ steps, onChange }: MaskStepsProps) {
	const replace = (at: number, step: string) => onChange(steps.map((one, index) => (index === at ? step : one)));
	return (
		<Stack gap="xs">
			{steps.map((step, at) => {
				const [kind = "", ...rest] = step.split(":");
				const parameter = PARAMETER_WORDS[kind as MaskKind];
				return (
					<Group key={`step-${at.toString()}`} align="flex-end" gap="sm" wrap="nowrap">
						<Select
							label={at === 0 ? "Mask" : "then"}
							data={MASK_CHOICES}
							value={kind}
							onChange={(next) => next && replace(at, startOf(next as MaskKind))}
							allowDeselect={false}
							searchable
							flex={1}
						/>
						{parameter && (
							<TextInput
								label={parameter.label}
								value={rest.join(":")}
								onChange={({ currentTarget }) => replace(at, `${kind}:${currentTarget.value}`)}
								flex={1}
							/>
						)}
						{steps.length > 1 && (
							<ActionIcon
								variant="default"
								size={36}
								aria-label={`Remove step ${at + 1}`}
								onClick={() => onChange(steps.filter((_, index) => index !== at))}
							>
								<IconTrash size={16} aria-hidden />
							</ActionIcon>
						)}
					</Group>
				);
			})}
			{steps.length < MOST_STEPS && (
				<Button
					variant="subtle"
					size="xs"
					leftSection={<IconPlus size={14} aria-hidden />}
					onClick={() => onChange([...steps, "pseudonym"])}
					style={{ alignSelf: "flex-start" }}
				>
					Add a step
				</Button>
			)}
		</Stack>
	);
}

function startOf(kind: MaskKind): string {
	const parameter = PARAMETER_WORDS[kind];
	return parameter ? `${kind}:${parameter.start}` : kind;
}
