import { z } from "zod";

/**
 * Whether a version counts only after somebody else let it through. `automatic`: as soon as there is somebody else who
 * could, so that a person alone is not held up.
 */
export const ApprovalSetting = z.enum(["automatic", "required", "off"]);
export type ApprovalSetting = z.infer<typeof ApprovalSetting>;
