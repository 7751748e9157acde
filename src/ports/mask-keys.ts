import type { KeyedMasks } from "../core/privacy/masking/keyed-masks.ts";

/** Hands out what masks need keys for. */
export interface MaskKeys {
	/**
	 * Of one workspace and purpose: nothing that one gives can be linked to what another gives.
	 *
	 * @throws SegwardError `not-found` for an unknown workspace.
	 */
	of(workspaceId: string, purpose: string): KeyedMasks;
}
