import { Group, Select, TextInput } from "@mantine/core";
import { MaskContext } from "../../../../core/privacy/masking/masking-rule.ts";
import type { SeeAs } from "../../../../core/privacy/masking/see-as.ts";
import { Slug } from "../../../../core/segments/slug.ts";
import { useRoles } from "../../access/use-roles.ts";
import { CONTEXT_CHOICES } from "../looking-as.tsx";

const MYSELF = "";

export interface SeeAsDraft {
	/** Empty: as oneself. */
	role: string;
	/** Empty: the purpose at hand. */
	purpose: string;
	context: MaskContext;
}

export function asMyself(context: MaskContext): SeeAsDraft {
	return { role: MYSELF, purpose: "", context };
}

/** What to ask for; nothing where one looks as oneself. */
export function seeAsOf({ role, purpose, context }: SeeAsDraft): SeeAs | undefined {
	return role === MYSELF ? undefined : { role, purpose: Slug.safeParse(purpose).data, context };
}

interface SeeAsChoiceProps {
	draft: SeeAsDraft;
	onChange: (draft: SeeAsDraft) => void;
	/** The purpose that is looked at for. */
	purpose?: string | undefined;
}

/** Through whose eyes: one's own, or those of a role, for a purpose, in a place. */
export function SeeAsChoice({ draft, onChange, purpose = "the segment's" }: SeeAsChoiceProps) {
	const roles = useRoles().map(({ name }) => ({ value: name, label: name }));
	const fits = draft.purpose === "" || Slug.safeParse(draft.purpose).success;
	return (
		<Group gap="sm" align="flex-start">
			<Select
				label="See as"
				data={[{ value: MYSELF, label: "myself" }, ...roles]}
				value={draft.role}
				onChange={(role) => onChange({ ...draft, role: role ?? MYSELF })}
				allowDeselect={false}
				w={180}
			/>
			{draft.role !== MYSELF && (
				<>
					<TextInput
						label="For the purpose"
						placeholder={purpose}
						value={draft.purpose}
						onChange={({ currentTarget }) => onChange({ ...draft, purpose: currentTarget.value.trim() })}
						error={fits ? undefined : "Lower-case words joined by hyphens"}
						maxLength={64}
						w={180}
					/>
					<Select
						label="Looking at"
						data={CONTEXT_CHOICES}
						value={draft.context}
						onChange={(value) => onChange({ ...draft, context: MaskContext.parse(value) })}
						allowDeselect={false}
						w={300}
					/>
				</>
			)}
		</Group>
	);
}
