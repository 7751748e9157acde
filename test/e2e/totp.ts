import { createHmac } from "node:crypto";

/** What an authenticator app shows for an `otpauth://totp/…` URI at an instant: RFC 6238, written apart from the product. */
export function codeFor(otpauthUri: string, atMs: number = Date.now()): string {
	const parameters = new URL(otpauthUri).searchParams;
	const digits = Number(parameters.get("digits") ?? 6);
	const period = Number(parameters.get("period") ?? 30);
	const key = fromBase32(parameters.get("secret") ?? "");
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 1000 / period)));
	const mac = createHmac((parameters.get("algorithm") ?? "SHA1").toLowerCase(), key)
		.update(counter)
		.digest();
	const offset = (mac.at(-1) ?? 0) & 15;
	const number = mac.readUInt32BE(offset) & 0x7fffffff;
	return (number % 10 ** digits).toString().padStart(digits, "0");
}

/** RFC 4648. */
export function fromBase32(text: string): Buffer {
	const bits = [...text.toUpperCase().replaceAll("=", "")]
		.map((character) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(character).toString(2).padStart(5, "0"))
		.join("");
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
