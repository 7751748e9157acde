import type { Server } from "node:https";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { fileSeal } from "../adapters/sodium/file-seal.ts";
import { localCertificate } from "../adapters/tls/local-certificate.ts";
import { readCertificate, watchCertificate } from "../adapters/tls/supplied-certificate.ts";
import type { ServerCertificate } from "../api/api-options.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { anchorLog } from "./anchor-log.ts";
import { buildApi } from "./build-api.ts";
import type { Environment } from "./environment.ts";
import { followLog } from "./follow-log.ts";
import { addressOf, type Installation } from "./open-installation.ts";
import { listenForOperator } from "./operator-socket.ts";
import { startRounds } from "./rounds.ts";
import { watchLog } from "./watch-log.ts";

export interface RunningServer {
	/** For calls from this process. */
	app: FastifyInstance;
	operatorSecret: string;
	/** Such as `https://localhost:8443`. */
	address: string;
	/** Certificate of the local authority, for clients; absent where the operator supplied a certificate. */
	caFile?: string;
	/** Stops accepting, lets requests end, closes the installation. */
	close(): Promise<void>;
}

/**
 * Serves an open installation over HTTPS, and closes it where that fails.
 *
 * @throws SegwardError `address-unavailable`, `usage-invalid` for certificate files.
 */
export async function serve(installation: Installation): Promise<RunningServer> {
	const { environment, directory, services } = installation;
	const { host, port, tls } = environment;
	const closers: (() => Promise<void> | void)[] = [() => installation.close()];
	const close = async () => {
		for (const one of closers.splice(0).reverse()) await one();
	};
	try {
		const { certificate, caFile } = await certificateOf(installation);
		const { app, operatorSecret } = await buildApi(services, certificate);
		closers.push(
			() => app.close(),
			() => services.jobs.close(),
		);
		await listen(app, host, port);
		closers.push(startRounds(services));
		const operatorServer = await listenForOperator(app, directory.path, operatorSecret);
		closers.push(() => void operatorServer?.close());
		if (environment.witnessesFile) closers.push(anchorLog(services, environment.witnessesFile));
		closers.push(followLog(services));
		closers.push(watchLog(services));
		if (tls) closers.push(watch(app, tls));
		const bound = app.server.address();
		const boundPort = typeof bound === "object" && bound !== null ? bound.port : port;
		const address = addressOf(host, boundPort);
		services.settings.publicUrl = environment.publicUrl ?? address;
		installation.outbox.start();
		return { app, operatorSecret, address, caFile, close };
	} catch (error) {
		await close();
		throw error;
	}
}

function watch(app: FastifyInstance, files: NonNullable<Environment["tls"]>): () => void {
	return watchCertificate(
		files,
		(pair) => (app.server as unknown as Server).setSecureContext(pair),
		() => process.stderr.write("The new certificate cannot be used; the old one stays in use.\n"),
	);
}

async function certificateOf({
	environment,
	directory,
	services,
}: Installation): Promise<{ certificate: ServerCertificate; caFile?: string }> {
	if (environment.tls) return { certificate: readCertificate(environment.tls) };
	const key = services.keyring.storeKey("tls-keys").bytes;
	const local = await localCertificate({
		directory: join(directory.path, "tls"),
		seal: fileSeal(key, "segward/tls-key/1"),
		hosts: [environment.host],
		nowMs: services.clock.now(),
	});
	return { certificate: { cert: local.cert, key: local.key }, caFile: local.caFile };
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
	try {
		await app.listen({ host, port });
	} catch (error) {
		throw explainListen(error, host, port);
	}
}

function explainListen(error: unknown, host: string, port: number): unknown {
	const { code } = error as NodeJS.ErrnoException;
	if (code !== "EADDRINUSE" && code !== "EACCES") return error;
	return new SegwardError("address-unavailable", {
		detail: `${host}:${port} ${code === "EACCES" ? "may not be used by this user" : "is already in use"}.`,
		hint: "Stop the other server, or choose another port with SEGWARD_PORT.",
		cause: error,
	});
}
