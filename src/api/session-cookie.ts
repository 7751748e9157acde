import type { FastifyReply, FastifyRequest } from "fastify";
import type { RecordedVisit } from "../app/call.ts";
import { SESSION_COOKIE } from "../contract/access/sessions.ts";
import { SIGN_ON_COOKIE } from "../contract/access/sign-on.ts";

/**
 * No `Max-Age`: the browser forgets it when it closes, and the server knows when the session ends. `__Host-` ties it to this
 * host, HTTPS and the root path.
 */
const ATTRIBUTES = "Path=/; Secure; HttpOnly; SameSite=Strict";

/** Hands out the secrets that a visit was answered with, or takes them away. */
export function setCookies(reply: FastifyReply, { answered }: RecordedVisit): void {
	const { session, signOn } = answered;
	const cookies = [
		...(session === undefined ? [] : [cookie(SESSION_COOKIE, session)]),
		...(signOn === undefined ? [] : [cookie(SIGN_ON_COOKIE, signOn)]),
	];
	if (cookies.length > 0) reply.header("set-cookie", cookies);
}

/** The session secret of a request; none where it comes twice, for then somebody tampers. */
export function sessionIn(request: FastifyRequest): string | undefined {
	return secretOf(request, SESSION_COOKIE);
}

/** The secret of a sign-on that this browser began, as {@link sessionIn}. */
export function signOnIn(request: FastifyRequest): string | undefined {
	return secretOf(request, SIGN_ON_COOKIE);
}

function cookie(name: string, secret: string | null): string {
	return secret === null ? `${name}=; Max-Age=0; ${ATTRIBUTES}` : `${name}=${secret}; ${ATTRIBUTES}`;
}

function secretOf(request: FastifyRequest, name: string): string | undefined {
	const values = (request.headers.cookie ?? "")
		.split(";")
		.map((pair) => pair.trim())
		.filter((pair) => pair.startsWith(`${name}=`))
		.map((pair) => pair.slice(name.length + 1));
	return values.length === 1 && values[0] !== "" ? values[0] : undefined;
}
