import { randomBytes } from "node:crypto";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AlertWebhook } from "../../ports/alert-webhook.ts";
import { webhookHeaders } from "./authentication.ts";
import { HttpsExchange } from "./https-exchange.ts";
import { type Reach, refuseAddress } from "./reachable.ts";

const SECRET_BYTES = 32;

export function alertWebhook({ reach, now }: { reach: Reach; now(): number }): AlertWebhook {
	return {
		newSecret: () => `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`,
		check(url) {
			const parsed = URL.parse(url);
			if (parsed?.protocol !== "https:" || parsed.username !== "" || parsed.password !== "") {
				throw new SegwardError("request-invalid", { path: "url", detail: "A webhook has an https address." });
			}
			refuseAddress(parsed.hostname, reach);
		},
		async deliver({ url, secret }, { id, body }) {
			const exchange = new HttpsExchange(url, undefined, reach);
			try {
				const headers = { "content-type": "application/json", ...webhookHeaders(id, secret, body, now()) };
				await exchange.deliver({ method: "POST", url, headers, body: Buffer.from(body) });
			} finally {
				exchange.close();
			}
		},
	};
}
