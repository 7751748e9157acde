import { Agent, request } from "node:https";
import { SegwardError } from "../../core/error/segward-error.ts";
import { guardedLookup, type Reach, refuseAddress } from "./reachable.ts";

const PATIENCE_MS = 30_000;
const MOST_ANSWER_BYTES = 65_536;

export interface Sent {
	method: string;
	url: string;
	headers: Record<string, string>;
	body?: Uint8Array;
}

export interface Answered {
	status: number;
	/** At most 64 KiB. */
	text: string;
}

/** HTTPS to one target: over one connection at a time, trusting only the given authorities, following no redirect. */
export class HttpsExchange {
	readonly #agent: Agent;
	readonly #reach: Reach;

	/** @param ca PEM; absent: the authorities that the system trusts. */
	constructor(url: string, ca: string | undefined, reach: Reach) {
		refuseAddress(new URL(url).hostname, reach);
		this.#reach = reach;
		this.#agent = new Agent({ keepAlive: true, maxSockets: 1, ca, minVersion: "TLSv1.2" });
	}

	/** @throws SegwardError `connection-failed`. */
	send({ method, url, headers, body }: Sent): Promise<Answered> {
		const { host } = new URL(url);
		return new Promise((resolve, reject) => {
			const fail = (cause: NodeJS.ErrnoException) => {
				const why = cause.code === undefined ? "" : ` (${cause.code})`;
				reject(new SegwardError("connection-failed", { detail: `${host} cannot be reached${why}.`, cause }));
			};
			const asked = request(
				url,
				{ method, headers, agent: this.#agent, lookup: guardedLookup(this.#reach), timeout: PATIENCE_MS },
				(response) => {
					const chunks: Buffer[] = [];
					let bytes = 0;
					response.on("data", (chunk: Buffer) => {
						bytes += chunk.length;
						if (bytes > MOST_ANSWER_BYTES) response.destroy(new Error("The answer is too long."));
						else chunks.push(chunk);
					});
					response.on("error", fail);
					response.on("end", () =>
						resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
					);
				},
			);
			asked.on("timeout", () => asked.destroy(Object.assign(new Error("timed out"), { code: "ETIMEDOUT" })));
			asked.on("error", fail);
			asked.end(body);
		});
	}

	/** As `send`. @throws SegwardError `target-refused` for any answer but 2xx. */
	async deliver(sent: Sent): Promise<Answered> {
		const answered = await this.send(sent);
		if (answered.status >= 200 && answered.status < 300) return answered;
		throw new SegwardError("target-refused", { detail: `${new URL(sent.url).host} answered ${answered.status}.` });
	}

	close(): void {
		this.#agent.destroy();
	}
}
