import { Group, Select, TextInput } from "@mantine/core";
import { MaskContext } from "../../../core/privacy/masking/masking-rule.ts";

const CONTEXT_WORDS: Readonly<Record<MaskContext, string>> = {
	preview: "samples, members, distributions",
	"customer-view": "one customer",
	export: "files that leave",
	api: "answers to programs",
};

export const CONTEXT_CHOICES = MaskContext.options.map((value) => ({ value, label: CONTEXT_WORDS[value] }));

export interface Looking {
	purpose: string;
	context: MaskContext;
}

interface LookingAsProps {
	looking: Looking;
	onChange: (looking: Looking) => void;
}

/** What values are looked at for, and where: masks may follow both. */
export function LookingAs({ looking, onChange }: LookingAsProps) {
	return (
		<Group gap="md" align="flex-end" mb="md">
			<Select
				label="Looking at"
				data={CONTEXT_CHOICES}
				value={looking.context}
				onChange={(value) => onChange({ ...looking, context: MaskContext.parse(value) })}
				allowDeselect={false}
				w={280}
			/>
			<TextInput
				label="For the purpose"
				placeholder="any"
				value={looking.purpose}
				onChange={({ currentTarget }) => onChange({ ...looking, purpose: currentTarget.value.trim() })}
				maxLength={64}
				w={240}
			/>
		</Group>
	);
}
