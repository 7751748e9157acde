import { hash } from "node:crypto";

const pair = (left: Buffer, right: Buffer) => hash("sha256", Buffer.concat([Buffer.of(1), left, right]), "buffer");

/**
 * Whether the tree of `oldSize` entries, at least 1, is the beginning of that of `size` (RFC 6962 §2.1.2). Both roots are built
 * from the proof by the same recursion that made it, and compared.
 */
export function isBeginning(
	old: { size: number; root: Buffer },
	now: { size: number; root: Buffer },
	proof: readonly Buffer[],
): boolean {
	if (proof.some(({ length }) => length !== 32) || old.size > now.size || old.size < 1) return false;
	if (old.size === now.size) return proof.length === 0 && old.root.equals(now.root);
	let used = proof.length;
	const next = () => {
		used -= 1;
		return proof[used];
	};
	/** Roots of the old and new tree within this range; `whole` where the old tree itself has been a node of the new one so far. */
	const build = (oldEnd: number, end: number, whole: boolean): { before: Buffer; after: Buffer } | undefined => {
		if (oldEnd === end) {
			const hash = whole ? old.root : next();
			return hash && { before: hash, after: hash };
		}
		let half = 1;
		while (half * 2 < end) half *= 2;
		const sibling = next();
		if (sibling === undefined) return undefined;
		if (oldEnd <= half) {
			const left = build(oldEnd, half, whole);
			return left && { before: left.before, after: pair(left.after, sibling) };
		}
		const right = build(oldEnd - half, end - half, false);
		return right && { before: pair(sibling, right.before), after: pair(sibling, right.after) };
	};
	const roots = build(old.size, now.size, true);
	return used === 0 && roots !== undefined && roots.before.equals(old.root) && roots.after.equals(now.root);
}
