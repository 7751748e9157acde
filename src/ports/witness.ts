/** What a witness is asked: to cosign a tree head that grew from one it knows (c2sp.org/tlog-witness). */
export interface WitnessRequest {
	/** Size of the last head that this witness cosigned; 0 for the first. */
	oldSize: number;
	/** That the old tree is the beginning of the new one. */
	consistency: readonly Uint8Array[];
	/** The signed note. */
	checkpoint: string;
}

export type WitnessAnswer =
	| { kind: "cosigned"; signatureLine: string }
	/** It knows a head of this size, not of `oldSize`. */
	| { kind: "knows-other"; size: number };

/** Somebody outside who watches that the log only ever grows. */
export interface Witness {
	/** c2sp.org/signed-note key. */
	readonly verifierKey: string;
	/** @throws SegwardError `connection-failed`, `witness-refused`. */
	cosign(request: WitnessRequest): Promise<WitnessAnswer>;
}
