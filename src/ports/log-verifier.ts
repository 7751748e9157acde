import type { LogVerification } from "../core/audit/review/review-digest.ts";

/**
 * Has the independent verifier read the whole access log, and the texts of this workspace in it.
 *
 * @param earlier a signed head that the log must have grown from.
 */
export type VerifyLog = (workspaceId: string, earlier?: string) => Promise<LogVerification>;
