import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";
import type { TokenSecrets } from "../../ports/token-secrets.ts";

/**
 * `sgw_` + 43 characters (32 random bytes, base64url) + 6 characters (CRC-32 of the 43, base64url).
 * The fixed prefix and the checksum let secret scanners find leaked tokens without false alarms.
 */
const SHAPE = /^sgw_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/;

/** Consonants alone: RFC 8628, section 6.1. */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

export function tokenSecrets(): TokenSecrets {
	return {
		create() {
			const random = randomBytes(32).toString("base64url");
			const secret = `sgw_${random}${checksum(random)}`;
			return { id: `tok_${randomBytes(9).toString("base64url")}`, secret, digest: sha256(secret) };
		},
		createUserCode: () => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join(""),
		digest(secret) {
			const [, random, check] = SHAPE.exec(secret) ?? [];
			return random !== undefined && check === checksum(random) ? sha256(secret) : null;
		},
		equal(left, right) {
			const [a, b] = [Buffer.from(left), Buffer.from(right)];
			return a.length === b.length && timingSafeEqual(a, b);
		},
	};
}

function checksum(random: string): string {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(crc32(random));
	return bytes.toString("base64url");
}

function sha256(secret: string): string {
	return createHash("sha256").update(secret).digest("hex");
}
