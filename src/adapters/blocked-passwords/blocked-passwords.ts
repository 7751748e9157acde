import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import type { BlockedPasswords } from "../../ports/blocked-passwords.ts";

/** Made by scripts/make-blocked-passwords.ts: in lower case, sorted, one a line, Brotli. */
export const BLOCKED_PASSWORDS_FILE = join(import.meta.dirname, "blocked-passwords.txt.br");

/** The list in the file beside this one, read when somebody first chooses a password, and forgotten when unused. */
export function blockedPasswords(): BlockedPasswords {
	let kept: WeakRef<ReadonlySet<string>> | undefined;
	return {
		async load() {
			const known = kept?.deref();
			if (known !== undefined) return known;
			const packed = await readFile(BLOCKED_PASSWORDS_FILE);
			const list = new Set((await promisify(brotliDecompress)(packed)).toString("utf8").split("\n"));
			kept = new WeakRef(list);
			return list;
		},
	};
}
