import type { FastifyRequest } from "fastify";

/**
 * Whether a page of another site, or of another port of this host, may have made the request: what a browser says decides,
 * and silence is trusted only where nothing is changed.
 */
export function mayBeForeign(request: FastifyRequest): boolean {
	const reads = request.method === "GET" || request.method === "HEAD";
	const site = request.headers["sec-fetch-site"];
	// `none`: the person typed the address.
	if (site !== undefined) return !(site === "same-origin" || (reads && site === "none"));
	const { origin } = request.headers;
	return origin === undefined ? !reads : !isOwn(origin, request);
}

/** Whether a browser says that a page of another site, or of another port of this host, made the request. */
export function isForeign(request: FastifyRequest): boolean {
	const { "sec-fetch-site": site, origin } = request.headers;
	return (site !== undefined || origin !== undefined) && mayBeForeign(request);
}

function isOwn(origin: string, request: FastifyRequest): boolean {
	return origin === `https://${request.host}`;
}
