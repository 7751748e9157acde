import type { Services } from "../services.ts";

/** Rows that a sample has at most. */
export const LARGEST_SAMPLE = 20;

/** The key of the order that samples of a workspace are drawn by. */
export function sampleKeyOf({ keyring }: Pick<Services, "keyring">, workspaceId: string): Uint8Array {
	return keyring.workspaceKey(workspaceId, "sample").bytes.subarray(0, 16);
}
