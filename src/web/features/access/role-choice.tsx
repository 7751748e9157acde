import { Checkbox, Stack } from "@mantine/core";
import type { RoleName } from "../../../core/access/role.ts";
import { ROLE_WORDS } from "./role-words.ts";
import { useRoles } from "./use-roles.ts";

interface RoleChoiceProps {
	label: string;
	description?: string;
	value: readonly RoleName[];
	onChange: (roles: RoleName[]) => void;
	/** Only these can be chosen; otherwise all. */
	offered?: readonly RoleName[];
}

/** Which roles somebody or something has, each with what it means. */
export function RoleChoice({ label, description, value, onChange, offered }: RoleChoiceProps) {
	const all = useRoles();
	const shown = offered?.map((name) => ({ name, words: wordsOf(name) })) ?? all;
	return (
		<Checkbox.Group label={label} description={description} value={[...value]} onChange={onChange}>
			<Stack gap="xs" mt={6}>
				{shown.map(({ name, words }) => (
					<Checkbox key={name} value={name} label={name} description={words} />
				))}
			</Stack>
		</Checkbox.Group>
	);
}

function wordsOf(name: RoleName): string | undefined {
	const words: Readonly<Record<string, string>> = ROLE_WORDS;
	return words[name];
}
