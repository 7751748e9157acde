import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { HttpsTarget } from "../../core/audit/targets/target-settings.ts";
import type { AuditForwarder } from "../../ports/audit-targets.ts";
import type { OpenedEntry } from "../../ports/transparency-log.ts";
import { authenticationHeaders } from "./authentication.ts";
import { forwardedEntry } from "./forwarded-entry.ts";
import { HttpsExchange } from "./https-exchange.ts";
import type { Reach } from "./reachable.ts";

const compress = promisify(gzip);

export interface HttpsDeps {
	reach: Reach;
	/** Milliseconds since 1970. */
	now(): number;
	/** An entry as an OCSF event. */
	ocsf(opened: OpenedEntry): unknown;
}

/** Entries by POST, one JSON a line; taken once the answer is 2xx. */
export function httpsForwarder(settings: HttpsTarget, secret: string | undefined, deps: HttpsDeps): AuditForwarder {
	const { url, format, authentication, gzip: compressed, ca } = settings;
	const exchange = new HttpsExchange(url, ca, deps.reach);
	const post = async (lines: readonly unknown[]) => {
		const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
		const headers = {
			"content-type": "application/x-ndjson",
			...(compressed ? { "content-encoding": "gzip" } : {}),
			...authenticationHeaders(authentication, secret, text, deps.now()),
		};
		const body = compressed ? await compress(text) : Buffer.from(text);
		await exchange.deliver({ method: "POST", url, headers, body });
	};
	const lineOf = (opened: OpenedEntry) => (format === "ocsf" ? deps.ocsf(opened) : forwardedEntry(opened));
	return {
		deliver: (entries) => post(entries.map(lineOf)),
		probe: () => post([{ test: true, at: new Date(deps.now()).toISOString() }]),
		close: () => exchange.close(),
	};
}
