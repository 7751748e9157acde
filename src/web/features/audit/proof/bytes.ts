/** Bytes as Web Crypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function utf8(text: string): Bytes {
	return new TextEncoder().encode(text);
}

/** Undefined for what is not Base64. */
export function fromBase64(text: string): Bytes | undefined {
	try {
		return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
	} catch {
		return undefined;
	}
}

export function join(...parts: readonly Bytes[]): Bytes {
	const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined;
}

export function hex(bytes: Bytes): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function same(one: Bytes | undefined, other: Bytes | undefined): boolean {
	return one !== undefined && other !== undefined && hex(one) === hex(other);
}

export async function sha256(...parts: readonly Bytes[]): Promise<Bytes> {
	return new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
}
