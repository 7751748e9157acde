import type { KeyedMasks } from "../core/privacy/masking/keyed-masks.ts";

/** Hands out what masks need keys for. */
export interface MaskKeys {
	/**
	 * Of one workspace and purpose: no pseudonym or substitute that one gives can be linked to what another gives. Noise is the
	 * same under every purpose, so that it cannot be averaged out by stating many.
	 *
	 * @throws SegwardError `not-found` for an unknown workspace.
	 */
	of(workspaceId: string, purpose: string): KeyedMasks;
}
