import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Witness, WitnessRequest } from "../../ports/witness.ts";

const PATIENCE_MS = 10_000;
const MOST_ANSWER_BYTES = 65_536;

/**
 * A witness over HTTPS; plain HTTP only to this very machine.
 *
 * @param url prefix under which `add-checkpoint` lies. @throws SegwardError `usage-invalid` for another kind of address.
 */
export function witnessAt(url: string, verifierKey: string): Witness {
	const base = URL.canParse(url) ? new URL(url) : undefined;
	const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(base?.hostname ?? "");
	if (base === undefined || !(base.protocol === "https:" || (base.protocol === "http:" && isLocal))) {
		throw new SegwardError("usage-invalid", { detail: "The address of a witness must begin with https://." });
	}
	const address = new URL(`${base.pathname.replace(/\/$/, "")}/add-checkpoint`, base);
	return {
		verifierKey,
		async cosign(asked) {
			const { status, text } = await post(address, bodyOf(asked));
			if (status === 200) return { kind: "cosigned", signatureLine: text.trim() };
			if (status === 409 && /^\d{1,15}\n?$/.test(text)) return { kind: "knows-other", size: Number(text) };
			throw new SegwardError("witness-refused", { detail: `The witness ${base.host} answered ${status}.` });
		},
	};
}

function bodyOf({ oldSize, consistency, checkpoint }: WitnessRequest): string {
	const proof = consistency.map((hash) => `${Buffer.from(hash).toString("base64")}\n`).join("");
	return `old ${oldSize}\n${proof}\n${checkpoint}`;
}

function post(address: URL, body: string): Promise<{ status: number; text: string }> {
	const open = address.protocol === "https:" ? requestHttps : requestHttp;
	return new Promise((resolve, reject) => {
		const fail = (cause: Error) =>
			reject(
				new SegwardError("connection-failed", { detail: `The witness ${address.host} cannot be reached.`, cause }),
			);
		const headers = { "content-type": "text/plain; charset=utf-8", "content-length": Buffer.byteLength(body) };
		const sent = open(address, { method: "POST", headers, timeout: PATIENCE_MS }, (response) => {
			let text = "";
			response.setEncoding("utf8");
			response.on("data", (chunk: string) => {
				text += chunk;
				if (text.length > MOST_ANSWER_BYTES) response.destroy(new Error("too long"));
			});
			response.on("error", fail);
			response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
		});
		sent.on("timeout", () => sent.destroy(new Error("timed out")));
		sent.on("error", fail);
		sent.end(body);
	});
}
