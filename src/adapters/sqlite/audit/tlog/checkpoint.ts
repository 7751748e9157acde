/** c2sp.org/tlog-checkpoint: which tree, how large, with which root. */
export interface Checkpoint {
	origin: string;
	size: number;
	root: Uint8Array;
}

export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
	return `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;
}

/** Undefined for any other text; lines after the third are extensions that we do not know. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
	const match = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n/.exec(text);
	if (match === null) return undefined;
	return { origin: match[1] ?? "", size: Number(match[2]), root: Buffer.from(match[3] ?? "", "base64") };
}
