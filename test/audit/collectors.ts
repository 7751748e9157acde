import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { once } from "node:events";
import { createServer as createHttps } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { createServer as createTls, type TLSSocket } from "node:tls";
import { gunzipSync } from "node:zlib";
import * as x509 from "@peculiar/x509";
import { createAuthority, issueLeaf, type PemPair } from "../../src/adapters/tls/local-authority.ts";

export interface Collector {
	/** What it took, in order: the JSON of each entry. */
	took: Record<string, unknown>[];
	/** As they came over the wire: syslog messages, or request headers. */
	raw: string[];
	port: number;
	close(): Promise<void>;
}

export interface Certificates {
	authority: PemPair;
	server: PemPair;
}

export async function certificates(): Promise<Certificates> {
	const authority = await createAuthority(Date.now());
	return { authority, server: await issueLeaf(authority, ["localhost", "127.0.0.1"], Date.now()) };
}

/** Of a sender, by this authority. */
export async function clientCertificate(authority: PemPair): Promise<PemPair> {
	const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
	const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
	const pkcs8 = x509.PemConverter.decodeFirst(authority.key);
	const certificate = await x509.X509CertificateGenerator.create({
		subject: "CN=segward sender",
		issuer: new x509.X509Certificate(authority.cert).subject,
		signingAlgorithm: algorithm,
		publicKey: keys.publicKey,
		signingKey: await webcrypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]),
		extensions: [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])],
	});
	const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
	return { cert: certificate.toString("pem"), key };
}

/** A syslog receiver over TLS (RFC 5425): reads octet-counted messages. `slowMs`: reads nothing for so long. */
export async function syslogCollector(
	{ server: { cert, key }, authority }: Certificates,
	options: { port?: number; slowMs?: number; requestCert?: boolean } = {},
): Promise<Collector> {
	const collector: Pick<Collector, "took" | "raw"> = { took: [], raw: [] };
	const asked = options.requestCert ? { requestCert: true, rejectUnauthorized: true, ca: authority.cert } : {};
	const server = createTls({ cert, key, ...asked }, (socket) => void receive(socket));
	server.on("tlsClientError", () => undefined);
	async function receive(socket: TLSSocket) {
		socket.on("error", () => undefined);
		if (options.slowMs !== undefined) await new Promise((resolve) => setTimeout(resolve, options.slowMs));
		let pending = Buffer.alloc(0);
		for await (const chunk of socket as AsyncIterable<Buffer>) {
			pending = Buffer.concat([pending, chunk]);
			for (let end = endOfMessage(pending); end !== undefined; end = endOfMessage(pending)) {
				const message = pending.subarray(pending.indexOf(" ") + 1, end).toString();
				collector.raw.push(message);
				collector.took.push(JSON.parse(message.slice(message.indexOf("{"))) as Record<string, unknown>);
				pending = pending.subarray(end);
			}
		}
		socket.end();
	}
	return { ...collector, ...(await listening(server, options.port)) };
}

function endOfMessage(bytes: Buffer): number | undefined {
	const gap = bytes.indexOf(" ");
	const end = gap + 1 + Number(bytes.subarray(0, Math.max(gap, 0)).toString());
	return gap > 0 && end <= bytes.length ? end : undefined;
}

/** Answers POSTs of JSON lines with this status, 200 unless stated. */
export async function httpsCollector(
	{ server: { cert, key } }: Certificates,
	options: { port?: number; answer?: () => { status: number; location?: string } } = {},
): Promise<Collector & { bodies: string[] }> {
	const collector = { took: [] as Record<string, unknown>[], raw: [] as string[], bodies: [] as string[] };
	const server = createHttps({ cert, key }, async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
		const sent = Buffer.concat(chunks);
		const body = (request.headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent).toString();
		const { status, location } = options.answer?.() ?? { status: 200 };
		response.writeHead(status, location === undefined ? {} : { location }).end();
		collector.raw.push(JSON.stringify(request.headers));
		collector.bodies.push(body);
		if (status !== 200) return;
		const lines = body.split("\n").filter((line) => line.startsWith("{"));
		collector.took.push(...lines.map((line) => JSON.parse(line) as Record<string, unknown>));
	});
	return { ...collector, ...(await listening(server, options.port)) };
}

async function listening(server: Server, port = 0): Promise<Pick<Collector, "port" | "close">> {
	const sockets = new Set<{ destroy(): void }>();
	server.on("connection", (socket) => {
		sockets.add(socket);
		socket.on("close", () => sockets.delete(socket));
	});
	server.listen(port, "127.0.0.1");
	await once(server, "listening");
	return {
		port: (server.address() as AddressInfo).port,
		async close() {
			const closed = once(server, "close");
			server.close();
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}
