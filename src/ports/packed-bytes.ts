/** Byte strings behind each other: the one at `i` ends before `ends[i]` and begins where the one before it ends. */
export interface PackedBytes {
	bytes: Uint8Array;
	ends: Uint32Array;
}
