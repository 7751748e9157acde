import { hash } from "node:crypto";
import type { Sha256 } from "../../../../core/audit/tlog/merkle.ts";

/** Two hashes and the byte before them: most of what is hashed. */
const NODE_BYTES = 65;
const node = Buffer.alloc(NODE_BYTES);

export const sha256: Sha256 = (...parts) => {
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	if (length !== NODE_BYTES) return hash("sha256", Buffer.concat(parts), "buffer");
	let at = 0;
	for (const part of parts) {
		node.set(part, at);
		at += part.length;
	}
	return hash("sha256", node, "buffer");
};
