import type { BrowserContext, ConsoleMessage } from "playwright-core";

/** Watches a browser for what must never happen, whatever a test does. */
export class Witness {
	/** Page errors, console errors, broken content security policy, requests to other places; in words. */
	readonly findings: string[] = [];
	readonly #origin: string;
	readonly #expected: RegExp[];

	/** @param expected console errors that a test provokes. */
	constructor(context: BrowserContext, origin: string, expected: RegExp[] = []) {
		this.#origin = origin;
		// The browser itself reports a refused request; whether one is signed in is asked on pages for people who are not.
		this.#expected = [/status of 401 .*\/api\/v1\/session$/, ...expected];
		context.on("console", (message) => this.#hear(message));
		context.on("weberror", (error) =>
			this.findings.push(`page error: ${error.error().stack ?? error.error().message}`),
		);
		context.on("request", (request) => {
			const { origin: to, protocol } = new URL(request.url());
			if (to !== origin && !["blob:", "data:"].includes(protocol)) this.findings.push(`request to ${request.url()}`);
		});
	}

	/** From here on, such console errors are part of the test. */
	expect(...expected: RegExp[]): void {
		this.#expected.push(...expected);
	}

	#hear(message: ConsoleMessage): void {
		if (!["error", "warning"].includes(message.type())) return;
		const place = message.location().url.replace(this.#origin, "");
		const text = `${message.text()} ${place}`;
		if (!this.#expected.some((pattern) => pattern.test(text))) this.findings.push(`console ${message.type()}: ${text}`);
	}
}
