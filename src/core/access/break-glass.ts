import { z } from "zod";
import { RoleName } from "./role.ts";

/** More roles for a short time, taken by oneself in an emergency, and looked at by somebody else afterwards. */
export const BreakGlass = z.object({
	id: z.string(),
	personId: z.string(),
	person: z.string(),
	roles: z.array(RoleName).min(1),
	reason: z.string(),
	startedAt: z.iso.datetime(),
	/** When it ends by itself, or when it was ended. */
	endsAt: z.iso.datetime(),
	/** Who ended it; absent while it runs, and where it ended by itself. */
	endedBy: z.string().optional(),
	reviewedBy: z.string().optional(),
	reviewedAt: z.iso.datetime().optional(),
	reviewNote: z.string().optional(),
});
export type BreakGlass = z.infer<typeof BreakGlass>;

export const BREAK_GLASS_HOURS = { most: 4, usual: 1 } as const;
