import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer as createHttp, type RequestListener, type Server } from "node:http";
import { createServer as createHttps } from "node:https";
import { join } from "node:path";
import { readKey } from "./note.ts";
import { LogWitness } from "./witness.ts";
import { WitnessState } from "./witness-state.ts";

export interface WitnessSettings {
	/** Holds its key and what it has seen; made where it is missing. */
	directory: string;
	/** Such as `witness.example.com`. */
	name: string;
	/** Keys of the logs that it watches. */
	logs: readonly string[];
	host: string;
	port: number;
	/** PEM files. Without them it serves plain HTTP, for this machine only. */
	certificate?: { cert: string; key: string };
}

const MOST_BODY_BYTES = 65_536;

/** Serves a witness; resolves when it listens. @throws Error with a sentence. */
export async function serveWitness(settings: WitnessSettings): Promise<{ server: Server; verifierKey: string }> {
	const { directory, name, logs, host, port, certificate } = settings;
	if (certificate === undefined && !["localhost", "127.0.0.1", "::1"].includes(host)) {
		throw new Error("A witness for other machines needs a certificate.");
	}
	const privateKey = keyIn(directory);
	const state = new WitnessState(join(directory, "seen.json"));
	const witness = new LogWitness({ name, privateKey, logs: logs.map(readKey), state });
	const answer: RequestListener = (request, response) => {
		let body = "";
		request.setEncoding("utf8");
		request.on("data", (chunk: string) => {
			body += chunk;
			if (body.length > MOST_BODY_BYTES) request.destroy();
		});
		request.on("end", () => {
			const isKnown = request.method === "POST" && request.url?.endsWith("/add-checkpoint");
			const { status, text } = isKnown
				? witness.addCheckpoint(body, Math.floor(Date.now() / 1000))
				: { status: 404, text: "not found\n" };
			const type = status === 409 ? "text/x.tlog.size" : "text/plain; charset=utf-8";
			response.writeHead(status, { "content-type": type }).end(text);
		});
	};
	const server =
		certificate === undefined
			? createHttp(answer)
			: createHttps({ cert: readFileSync(certificate.cert), key: readFileSync(certificate.key) }, answer);
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, resolve);
	});
	return { server, verifierKey: witness.verifierKey };
}

/** The witness's own private key, made at first. */
function keyIn(directory: string): string {
	const file = join(directory, "witness-key.pem");
	if (existsSync(file)) return readFileSync(file, "utf8");
	mkdirSync(directory, { recursive: true, mode: 0o700 });
	const { privateKey } = generateKeyPairSync("ed25519");
	const pem = String(privateKey.export({ format: "pem", type: "pkcs8" }));
	writeFileSync(file, pem, { mode: 0o600, flag: "wx", flush: true });
	return pem;
}
