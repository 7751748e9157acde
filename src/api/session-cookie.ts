import type { FastifyRequest } from "fastify";
import { SESSION_COOKIE } from "../contract/access/sessions.ts";

/**
 * No `Max-Age`: the browser forgets it when it closes, and the server knows when the session ends. `__Host-` ties it to this
 * host, HTTPS and the root path.
 */
const ATTRIBUTES = "Path=/; Secure; HttpOnly; SameSite=Strict";

/** The `Set-Cookie` header that hands out a session secret, or takes it away. */
export function sessionCookie(secret: string | null): string {
	return secret === null
		? `${SESSION_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`
		: `${SESSION_COOKIE}=${secret}; ${ATTRIBUTES}`;
}

/** The session secret of a request; none where it comes twice, for then somebody tampers. */
export function sessionIn(request: FastifyRequest): string | undefined {
	const values = (request.headers.cookie ?? "")
		.split(";")
		.map((pair) => pair.trim())
		.filter((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
		.map((pair) => pair.slice(SESSION_COOKIE.length + 1));
	return values.length === 1 && values[0] !== "" ? values[0] : undefined;
}
