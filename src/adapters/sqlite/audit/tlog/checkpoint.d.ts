/** c2sp.org/tlog-checkpoint: which tree, how large, with which root. */
export interface Checkpoint {
    origin: string;
    size: number;
    root: Uint8Array;
}
export declare function formatCheckpoint({ origin, size, root }: Checkpoint): string;
/** Undefined for any other text; lines after the third are extensions that we do not know. */
export declare function parseCheckpoint(text: string): Checkpoint | undefined;
