/** Names of the cookies in which better-auth carries its secrets; none of them leaves this adapter. */
export const BETTER_AUTH_COOKIES = { session: "session", challenge: "challenge" } as const;

/** A session, or a sign-in between password and second factor. */
export type SecretKind = keyof typeof BETTER_AUTH_COOKIES;

const PREFIXES = { session: "s.", challenge: "c." } as const satisfies Record<SecretKind, string>;
const SHAPE = /^[A-Za-z0-9%._~-]{10,500}$/;

/** The secret that better-auth set as a cookie in its answer, if it did; expired ones have no value. */
export function secretIn(headers: Headers, kind: SecretKind): string | undefined {
	const start = `${BETTER_AUTH_COOKIES[kind]}=`;
	const cookie = headers.getSetCookie().findLast((one) => one.startsWith(start));
	const value = cookie?.slice(start.length).split(";", 1)[0];
	return value === undefined || value === "" ? undefined : PREFIXES[kind] + value;
}

/** What better-auth expects to be sent, or null when this is no secret of that kind. Its signature is better-auth's to check. */
export function asHeaders(secret: string, kind: SecretKind): Headers | null {
	const value = cookieValue(secret, kind);
	return value === null ? null : new Headers({ cookie: `${BETTER_AUTH_COOKIES[kind]}=${value}` });
}

/** The signed part of a secret. */
export function signedText(secret: string, kind: SecretKind): string | null {
	const value = cookieValue(secret, kind);
	if (value === null) return null;
	try {
		const decoded = decodeURIComponent(value);
		return decoded.slice(0, decoded.lastIndexOf("."));
	} catch (error) {
		if (error instanceof URIError) return null;
		throw error;
	}
}

function cookieValue(secret: string, kind: SecretKind): string | null {
	const prefix = PREFIXES[kind];
	return secret.startsWith(prefix) && SHAPE.test(secret) ? secret.slice(prefix.length) : null;
}
