interface Standing {
	now?: string;
	isCurrent: boolean;
}

/** Whether a thing is still as an act left it. */
export function changeStanding({ now, isCurrent }: Standing): string {
	if (isCurrent) return "equals the current state";
	return now === undefined ? "removed since" : "changed again since";
}

/** Enough of a digest to tell two apart by eye: behind the version of its key. */
export function shortDigest(digest: string): string {
	return digest.slice(digest.indexOf(":") + 1).slice(0, 12);
}
