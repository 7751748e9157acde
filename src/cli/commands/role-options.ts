import type { Command } from "commander";
import { Role, type RoleName } from "../../core/access/role.ts";

export interface RoleOptions {
	role?: RoleName[];
	team?: string[];
}

/** `--role` and `--team`, each as often as there are some. */
export function withRoles(command: Command): Command {
	const collect = (one: string, before: string[] = []) => [...before, one];
	return command
		.option("--role <role>", `once a role: ${Role.options.join(", ")}, or one of your own`, collect)
		.option("--team <team>", "once a team", collect);
}
