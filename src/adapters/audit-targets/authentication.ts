import { createHmac, randomUUID } from "node:crypto";

/**
 * How a receiver knows us: a bearer token, or a signature over the body as in Standard Webhooks (before compression).
 *
 * @param secret the token, or the key of the signature.
 */
export function authenticationHeaders(
	kind: "none" | "bearer" | "hmac",
	secret: string | undefined,
	body: string,
	nowMs: number,
): Record<string, string> {
	if (kind === "none" || secret === undefined) return {};
	if (kind === "bearer") return { authorization: `Bearer ${secret}` };
	return webhookHeaders(`msg_${randomUUID()}`, secret, body, nowMs);
}

/** Of one message as Standard Webhooks has it; repeats of it keep their id. */
export function webhookHeaders(id: string, secret: string, body: string, nowMs: number): Record<string, string> {
	const timestamp = String(Math.floor(nowMs / 1000));
	const signature = createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest("base64");
	return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}

/** Standard Webhooks write keys as `whsec_` and Base64; any other text is the key itself. */
function keyOf(secret: string): Buffer {
	return secret.startsWith("whsec_") ? Buffer.from(secret.slice("whsec_".length), "base64") : Buffer.from(secret);
}
