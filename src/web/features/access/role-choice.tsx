import { Checkbox, Stack } from "@mantine/core";
import type { RoleName } from "../../../core/access/role.ts";
import { ROLE_WORDS, ROLES } from "./role-words.ts";

interface RoleChoiceProps {
	label: string;
	description?: string;
	value: readonly RoleName[];
	onChange: (roles: RoleName[]) => void;
	/** Only these can be chosen; otherwise all. */
	offered?: readonly RoleName[];
}

/** Which roles somebody or something has, each with what it means. */
export function RoleChoice({ label, description, value, onChange, offered = ROLES.toReversed() }: RoleChoiceProps) {
	const words: Readonly<Record<string, string>> = ROLE_WORDS;
	return (
		<Checkbox.Group label={label} description={description} value={[...value]} onChange={onChange}>
			<Stack gap="xs" mt={6}>
				{offered.map((one) => (
					<Checkbox key={one} value={one} label={one} description={words[one]} />
				))}
			</Stack>
		</Checkbox.Group>
	);
}
