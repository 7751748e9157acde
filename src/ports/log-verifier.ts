import type { LogVerification } from "../core/audit/review/review-digest.ts";
import type { Cancellation } from "../core/cancellation.ts";

/**
 * Has the independent verifier read the whole access log, and the texts of this workspace in it.
 *
 * @param earlier a signed head that the log must have grown from.
 * @throws SegwardError `cancelled` once `signal` aborts; `audit-unavailable`.
 */
export type VerifyLog = (workspaceId: string, earlier?: string, signal?: Cancellation) => Promise<LogVerification>;
