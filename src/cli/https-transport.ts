import { readFileSync } from "node:fs";
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { Readable } from "node:stream";
import type { Receiver, Transport, TransportRequest, TransportResponse } from "../contract/wire.ts";
import { SegwardError } from "../core/error/segward-error.ts";

export interface HttpsOptions {
	/** Such as `https://localhost:8443`. */
	url: string;
	/** PEM file of the authority to trust. */
	caFile?: string;
	/** Unix socket to reach the server through, with an address of `http://localhost`. */
	socketPath?: string;
}

/**
 * Reaches a server over HTTPS. Plain HTTP only to this very machine, for the token travels with every request.
 *
 * @throws SegwardError `usage-invalid` for an address or file that cannot be used.
 */
export function httpsTransport(options: HttpsOptions): { transport: Transport; close(): void } {
	const base = serverAddress(options.url);
	const plainHttp = base.protocol === "http:";
	const agent = plainHttp
		? new HttpAgent({ keepAlive: true })
		: new HttpsAgent({ keepAlive: true, minVersion: "TLSv1.2", ca: readAuthority(options.caFile) });
	const open = plainHttp ? requestHttp : requestHttps;
	const send = (given: TransportRequest, done: (response: IncomingMessage) => void): ClientRequest =>
		open(
			new URL(given.path, base),
			{ method: given.method, headers: headersOf(given), agent, socketPath: options.socketPath },
			done,
		);
	return { transport: (given) => exchange(given, send, base), close: () => agent.destroy() };
}

function exchange(
	given: TransportRequest,
	send: (given: TransportRequest, done: (response: IncomingMessage) => void) => ClientRequest,
	base: URL,
): Promise<TransportResponse> {
	return new Promise((resolve, reject) => {
		const { body, signal } = given;
		const upload = typeof body === "object" ? Readable.from(body.bytes, { objectMode: false }) : undefined;
		let answered = false;
		const finish = (act: () => void) => {
			signal?.removeEventListener("abort", abort);
			upload?.destroy();
			act();
		};
		const fail = (error: Error) => {
			// A server that has read enough may answer and stop reading; its answer counts.
			if (!answered) finish(() => reject(error instanceof SegwardError ? error : unreachable(error, base)));
		};
		const request = send(given, (response) => {
			answered = true;
			const status = response.statusCode ?? 0;
			const end = (body: string) => {
				if (!request.writableFinished) request.destroy();
				finish(() => resolve({ status, headers: textHeaders(response), body }));
			};
			const broken = (error: Error) => finish(() => reject(signal?.aborted ? cancelled() : unreachable(error, base)));
			textOf(response, status < 400 ? given.receive : undefined).then(end, broken);
		});
		function abort() {
			request.destroy(cancelled());
		}
		request.on("error", fail);
		if (signal?.aborted) return abort();
		signal?.addEventListener("abort", abort);
		if (upload === undefined) request.end(typeof body === "string" ? body : undefined);
		else {
			upload.on("error", (error) => {
				request.destroy();
				finish(() => reject(error));
			});
			upload.pipe(request);
		}
	});
}

/** The text of an answer, unless somebody receives it as it comes. */
async function textOf(response: IncomingMessage, receive: Receiver | undefined): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of response) {
		if (receive === undefined) chunks.push(chunk as Buffer);
		else await receive(chunk as Buffer);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function headersOf({ headers, body }: TransportRequest): Record<string, string | number> {
	if (typeof body === "string") return { ...headers, "content-length": Buffer.byteLength(body) };
	return body?.length === undefined ? headers : { ...headers, "content-length": body.length };
}

function textHeaders(response: IncomingMessage): Record<string, string> {
	return Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
}

function serverAddress(text: string): URL {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const local = ["localhost", "127.0.0.1", "[::1]"].includes(url?.hostname ?? "");
	if (url?.protocol === "https:" || (url?.protocol === "http:" && local)) return url;
	throw new SegwardError("usage-invalid", {
		detail: "The server's address must begin with https://.",
		hint: "Set SEGWARD_URL to an address such as https://localhost:8443.",
	});
}

function readAuthority(file: string | undefined): string | undefined {
	if (file === undefined) return undefined;
	try {
		return readFileSync(file, "utf8");
	} catch (cause) {
		throw new SegwardError("usage-invalid", {
			file,
			detail: "The authority's certificate cannot be read.",
			hint: "Set SEGWARD_CA to the file tls/ca.crt in the server's data directory.",
			cause,
		});
	}
}

function cancelled(): SegwardError {
	return new SegwardError("cancelled");
}

function unreachable(error: NodeJS.ErrnoException, base: URL): SegwardError {
	const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(error.code ?? "");
	return new SegwardError("connection-failed", {
		detail: certificate
			? `The certificate of ${base.host} is not trusted (${error.code}).`
			: `${base.host} cannot be reached (${error.code ?? "connection lost"}).`,
		hint: certificate
			? "Set SEGWARD_CA to the file tls/ca.crt in the server's data directory."
			: "Check that the server runs ('segward serve') and that SEGWARD_URL is right.",
		cause: error,
	});
}
