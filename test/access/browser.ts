import type { FastifyInstance } from "fastify";
import { codeFor } from "../e2e/totp.ts";

export interface Answer {
	status: number;
	body: Record<string, unknown>;
	/** As received. */
	setCookie: string[];
}

/** What a browser adds to requests of the product's own pages: one cookie jar, and its word where they come from. */
export class Browser {
	cookie: string | undefined;
	/** Of a sign-on elsewhere that is under way. */
	signOn: string | undefined;
	readonly #app: FastifyInstance;

	constructor(app: FastifyInstance) {
		this.#app = app;
	}

	/** @param changes headers to set, or to leave out where undefined. */
	async send(
		method: "GET" | "POST" | "PUT" | "DELETE",
		path: string,
		payload?: object,
		changes: Record<string, string | undefined> = {},
	): Promise<Answer> {
		const headers = {
			"sec-fetch-site": "same-origin",
			...this.#cookies(),
			...changes,
		};
		const response = await this.#app.inject({
			method,
			url: `/api/v1${path}`,
			payload,
			headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
		});
		const setCookie = [response.headers["set-cookie"] ?? []].flat();
		for (const one of setCookie) {
			const [, name, value] = /^__Host-segward(-sign-on)?=([^;]*)/.exec(one) ?? [];
			if (name === undefined) this.cookie = value || undefined;
			else this.signOn = value || undefined;
		}
		return { status: response.statusCode, body: response.json(), setCookie };
	}

	#cookies(): Record<string, string> {
		const pairs = [
			...(this.cookie === undefined ? [] : [`__Host-segward=${this.cookie}`]),
			...(this.signOn === undefined ? [] : [`__Host-segward-sign-on=${this.signOn}`]),
		];
		return pairs.length === 0 ? {} : { cookie: pairs.join("; ") };
	}

	/** From the one-time link to a session. */
	async setUp(secret: string, person: { name: string; email: string; password: string }) {
		const made = await this.send("POST", "/setup", { secret, ...person });
		if (made.status !== 200) throw new Error(JSON.stringify(made.body));
		const totpUri = String(made.body.totpUri);
		const confirmed = await this.send("POST", "/session/enrolment", { code: codeFor(totpUri) });
		if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body));
		return { totpUri, recoveryCodes: made.body.recoveryCodes as string[] };
	}

	async password({ email, password }: { email: string; password: string }): Promise<Answer> {
		return this.send("POST", "/session", { email, password });
	}

	async code(code: string): Promise<Answer> {
		return this.send("POST", "/session/second-factor", { code });
	}
}
