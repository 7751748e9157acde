import { z } from "zod";
import { RoleName } from "./role.ts";

/** What somebody is in one workspace. */
export const Assignment = z.object({
	workspaceId: z.string().min(1).max(40),
	roles: z.array(RoleName).max(20),
	/** Names of teams; a segment may belong to one. */
	teams: z.array(z.string().min(1).max(100)).max(50),
});
export type Assignment = z.infer<typeof Assignment>;
