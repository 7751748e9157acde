import { SegwardError } from "../../core/error/segward-error.ts";

/** Size of a signed tree head (c2sp.org/tlog-checkpoint). */
export function sizeOf(checkpoint: string): number {
	return Number(checkpoint.split("\n")[1]);
}

/** What names the head where it is kept: as long for every size, so that names sort like sizes. */
export function nameOf(checkpoint: string): string {
	return `${String(sizeOf(checkpoint)).padStart(16, "0")}.checkpoint`;
}

/**
 * What stands at the head's place already must be the same head; cosignatures may differ.
 *
 * @throws SegwardError `anchor-differs`; `target-refused` for what is no head, such as after a crash while it was written.
 */
export function requireSame(kept: string, checkpoint: string): void {
	const [keptText, text] = [kept, checkpoint].map((note) => note.split("\n\n")[0]);
	if (keptText === text) return;
	if (!kept.includes("\n\n")) {
		throw new SegwardError("target-refused", { detail: `${nameOf(checkpoint)} is kept outside, but unfinished.` });
	}
	throw new SegwardError("anchor-differs", {
		detail: `Another head of ${sizeOf(checkpoint)} entries is kept outside: the access log was forked or replaced.`,
	});
}
