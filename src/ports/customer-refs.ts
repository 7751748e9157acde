/**
 * What stands in the access log for a customer who was shown: a keyed hash of the customer key, so that one customer's entries
 * can be found by whoever holds the workspace's keys, and by nobody else.
 */
export interface CustomerRefs {
	/** One of each; 12 bytes of HMAC-SHA-256, base64url. @throws SegwardError `not-found` for an unknown workspace. */
	of(workspaceId: string, customerKeys: readonly number[]): string[];
}
