import { createHmac, timingSafeEqual } from "node:crypto";

const STEP_SECONDS = 30;
/** Steps before and after the current one whose codes still count, for clocks that differ. */
const WINDOW = 1;

/** The 6-digit code of a step (RFC 6238 over RFC 4226 with SHA-1, what authenticator apps compute). */
export function totpCode(secret: Uint8Array, step: number): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const mac = createHmac("sha1", secret).update(counter).digest();
	const offset = mac.readUInt8(mac.length - 1) & 0x0f;
	return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
}

/** The step that this code belongs to, around the given instant; null when it belongs to none. */
export function totpStepOf(secret: Uint8Array, code: string, atMs: number): number | null {
	const current = Math.floor(atMs / 1000 / STEP_SECONDS);
	const given = Buffer.from(code);
	let found: number | null = null;
	for (let step = current - WINDOW; step <= current + WINDOW; step++) {
		const expected = Buffer.from(totpCode(secret, step));
		if (given.length === expected.length && timingSafeEqual(given, expected)) found ??= step;
	}
	return found;
}
