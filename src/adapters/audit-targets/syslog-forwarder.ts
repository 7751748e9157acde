import { connect, type TLSSocket } from "node:tls";
import type { SyslogTarget } from "../../core/audit/targets/target-settings.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AuditForwarder } from "../../ports/audit-targets.ts";
import { guardedLookup, type Reach, refuseAddress } from "./reachable.ts";
import { type SyslogOrigin, syslogMessage, syslogProbe } from "./syslog-message.ts";

const PATIENCE_MS = 30_000;

export interface SyslogDeps {
	reach: Reach;
	hostName: string;
	/** Milliseconds since 1970. */
	now(): number;
}

/**
 * Syslog over TLS. The protocol has no receipts, so that each batch has a connection of its own: we end it, and count the batch
 * as taken once the receiver, having read to the end, has ended it too (RFC 5425 §4.4 binds it to).
 *
 * @param clientKey PEM, where the settings hold a client certificate.
 */
export function syslogForwarder(
	settings: SyslogTarget,
	clientKey: string | undefined,
	deps: SyslogDeps,
): AuditForwarder {
	refuseAddress(settings.host, deps.reach);
	const origin: SyslogOrigin = { facility: settings.facility, hostName: deps.hostName };
	const sockets = new Set<TLSSocket>();
	const send = (bytes: Uint8Array) => {
		const socket = connectTo(settings, clientKey, deps.reach);
		sockets.add(socket);
		return handOver(socket, bytes, `${settings.host}:${settings.port}`).finally(() => sockets.delete(socket));
	};
	return {
		deliver: (entries) => send(Buffer.concat(entries.map((entry) => syslogMessage(entry, origin, deps.now())))),
		probe: () => send(syslogProbe(origin, deps.now())),
		close() {
			for (const socket of sockets) socket.destroy(new Error("closed"));
		},
	};
}

function connectTo(
	{ host, port, ca, clientCertificate }: SyslogTarget,
	key: string | undefined,
	reach: Reach,
): TLSSocket {
	const ours = clientCertificate === undefined ? {} : { cert: clientCertificate, key };
	return connect({
		host,
		port,
		ca,
		...ours,
		minVersion: "TLSv1.2",
		lookup: guardedLookup(reach),
		timeout: PATIENCE_MS,
	});
}

function handOver(socket: TLSSocket, bytes: Uint8Array, place: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const fail = (cause: NodeJS.ErrnoException) => {
			socket.destroy();
			const why = cause.code === undefined ? "" : ` (${cause.code})`;
			reject(new SegwardError("connection-failed", { detail: `${place} cannot be reached${why}.`, cause }));
		};
		let allIsWritten = false;
		socket.on("error", fail);
		socket.on("timeout", () => fail(Object.assign(new Error("timed out"), { code: "ETIMEDOUT" })));
		// Ending the connection has to wait for the receiver, but what it says is of no interest.
		socket.resume();
		socket.on("end", () => {
			if (!allIsWritten) fail(new Error("The receiver ended the connection."));
		});
		socket.on("close", (hadError) => {
			if (allIsWritten && !hadError) resolve();
			else fail(new Error("The connection broke off."));
		});
		socket.on("secureConnect", () => {
			socket.end(bytes, () => {
				allIsWritten = true;
			});
		});
	});
}
