import { isPrivateUrl } from "../../core/access/sign-on/private-url.ts";

export const PROVIDER_TIMEOUT_SECONDS = 10;
const MOST_BYTES = 1_048_576;

interface PrivateRequest {
	method?: string;
	headers?: Record<string, string> | Headers;
	body?: unknown;
	signal?: AbortSignal | null;
}

/**
 * `fetch` towards an identity provider: only where the way is private, without following redirects, and no more of an
 * answer than any provider needs.
 */
export async function privateFetch(url: string, init: PrivateRequest = {}): Promise<Response> {
	if (!isPrivateUrl(url)) throw new Error("An address of the provider is not private.");
	const { method, headers: sent, body, signal } = init;
	const response = await fetch(url, {
		method,
		headers: sent,
		body: body as RequestInit["body"],
		redirect: "manual",
		signal: AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(PROVIDER_TIMEOUT_SECONDS * 1000)]),
	});
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of response.body ?? []) {
		bytes += chunk.length;
		if (bytes > MOST_BYTES) throw new Error("The provider's answer is too long.");
		chunks.push(chunk);
	}
	const { status, statusText, headers } = response;
	return new Response(chunks.length === 0 ? null : Buffer.concat(chunks), { status, statusText, headers });
}
