/** Leaves of the tree count from 0 and over all workspaces, entries of a workspace from 1. */
export function entryAt(leaf: number, no: number): string {
	return `entry no. ${no} (leaf ${leaf} of the tree)`;
}
