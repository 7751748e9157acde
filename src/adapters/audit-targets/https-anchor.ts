import type { HttpsAnchor } from "../../core/audit/targets/target-settings.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AnchorPlace } from "../../ports/audit-targets.ts";
import { authenticationHeaders } from "./authentication.ts";
import { HttpsExchange } from "./https-exchange.ts";
import type { HttpsDeps } from "./https-forwarder.ts";

const CONFLICT = 409;

/** Sends each head as a signed note. The receiver answers 2xx once it keeps it, and 409 where it keeps one that does not fit. */
export function httpsAnchor(
	{ url, method, authentication, ca }: HttpsAnchor,
	secret: string | undefined,
	{ reach, now }: Pick<HttpsDeps, "reach" | "now">,
): AnchorPlace {
	const exchange = new HttpsExchange(url, ca, reach);
	return {
		async keep(checkpoint) {
			const headers = {
				"content-type": "text/plain; charset=utf-8",
				...authenticationHeaders(authentication, secret, checkpoint, now()),
			};
			const { status } = await exchange.send({ method, url, headers, body: Buffer.from(checkpoint) });
			if (status >= 200 && status < 300) return;
			const { host } = new URL(url);
			if (status !== CONFLICT) throw new SegwardError("target-refused", { detail: `${host} answered ${status}.` });
			throw new SegwardError("anchor-differs", { detail: `${host} keeps a head that does not fit this one.` });
		},
		close: () => exchange.close(),
	};
}
