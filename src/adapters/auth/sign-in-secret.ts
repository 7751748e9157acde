/** Names of the cookies in which better-auth carries its secrets; none of them leaves this adapter. */
export const BETTER_AUTH_COOKIES = { session: "session", challenge: "challenge" } as const;

const PREFIX = "c.";
const SHAPE = /^[A-Za-z0-9%._~-]{10,500}$/;

/** The signed text of a cookie that better-auth set in its answer, if it did; expired ones have no value. */
export function cookieIn(headers: Headers, kind: keyof typeof BETTER_AUTH_COOKIES): string | undefined {
	const start = `${BETTER_AUTH_COOKIES[kind]}=`;
	const cookie = headers.getSetCookie().findLast((one) => one.startsWith(start));
	return cookie?.slice(start.length).split(";", 1)[0] || undefined;
}

/** What somebody keeps between password and second factor: better-auth's signed cookie, under a prefix of its own. */
export function challengeSecret(cookie: string): string {
	return PREFIX + cookie;
}

/** What better-auth expects to be sent, or null when this is no such secret. Its signature is better-auth's to check. */
export function challengeHeaders(secret: string): Headers | null {
	const cookie = challengeCookie(secret);
	return cookie === null ? null : new Headers({ cookie: `${BETTER_AUTH_COOKIES.challenge}=${cookie}` });
}

/** The signed part of the secret between password and second factor; null when this is none. */
export function challengeIdentifier(secret: string): string | null {
	const cookie = challengeCookie(secret);
	return cookie === null ? null : signedText(cookie);
}

/** What a cookie's signature stands for; null where it is not well formed. */
export function signedText(cookie: string): string | null {
	try {
		const decoded = decodeURIComponent(cookie);
		const end = decoded.lastIndexOf(".");
		return end < 1 ? null : decoded.slice(0, end);
	} catch (error) {
		if (error instanceof URIError) return null;
		throw error;
	}
}

function challengeCookie(secret: string): string | null {
	return secret.startsWith(PREFIX) && SHAPE.test(secret) ? secret.slice(PREFIX.length) : null;
}
