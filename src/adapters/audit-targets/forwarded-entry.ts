import type { OpenedEntry } from "../../ports/transparency-log.ts";

/** An entry as it is sent: with its place in the tree, by which whoever gets it twice knows it. Of erased text only that. */
export function forwardedEntry({ leafIndex, no, payload }: OpenedEntry): Record<string, unknown> {
	const said = payload === "" ? { isErased: true } : (JSON.parse(payload) as Record<string, unknown>);
	return { leaf: leafIndex, no, ...said };
}
