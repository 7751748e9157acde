import { useMemo } from "react";
import type { RoleName } from "../../../core/access/role.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { ROLE_WORDS, ROLES } from "./role-words.ts";

export interface NamedRole {
	name: RoleName;
	words: string;
}

/** The built-in roles, least first, then those that this workspace made for itself, where the visitor may see them. */
export function useRoles(): readonly NamedRole[] {
	const roles = useApi("listRoles", {}, { enabled: useMay("role:list") });
	return useMemo(() => {
		const own = (roles.data?.items ?? []).filter(({ builtIn }) => !builtIn);
		return [
			...ROLES.toReversed().map((name) => ({ name, words: ROLE_WORDS[name] })),
			...own.map(({ name, title, description }) => ({ name, words: description || title })),
		];
	}, [roles.data]);
}
