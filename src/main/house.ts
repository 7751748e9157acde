import { once } from "node:events";
import type { House, LocalToken, ServeOptions } from "../cli/house.ts";
import { createClient } from "../contract/client.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { initialise } from "./initialise.ts";
import { PRODUCT_VERSION } from "./project.ts";
import { orUsage } from "./verifier-errors.ts";

/**
 * What the command line gets from the product itself, besides the API. Everything heavy is loaded when it is needed:
 * a command that talks to a server, or prints its help, opens no engine.
 */
export function createHouse(variables: Record<string, string | undefined>): House {
	return {
		version: PRODUCT_VERSION,
		async openInProcess({ data }) {
			const { openHouse } = await import("./open-house.ts");
			return openHouse(readEnvironment(variables, data));
		},
		async createToken({ data, ...request }: LocalToken & { data?: string }) {
			const { openHouse } = await import("./open-house.ts");
			const opened = await openHouse(readEnvironment(variables, data));
			try {
				return await createClient(opened.transport, opened.token).createToken(request);
			} finally {
				await opened.close();
			}
		},
		async serve(options: ServeOptions, signal) {
			const { runServer } = await import("./run-server.ts");
			await runServer(serverEnvironment(variables, options), signal);
		},
		async demo({ data, json }, signal) {
			const { runDemo } = await import("./demo.ts");
			await runDemo(variables, { data, json }, signal);
		},
		async init({ data, json }) {
			const { installationExists, openInstallation } = await import("./open-installation.ts");
			const environment = readEnvironment(variables, data);
			if (installationExists(environment)) {
				throw new SegwardError("state-conflict", {
					file: environment.dataDirectory,
					detail: "There is an installation in this data directory already.",
				});
			}
			await initialise(environment);
			await (await openInstallation(environment)).close();
			const made = { dataDirectory: environment.dataDirectory, masterKey: environment.masterKey.file };
			process.stdout.write(
				json
					? `${JSON.stringify(made)}\n`
					: `Data directory: ${made.dataDirectory}\nMaster key:     ${made.masterKey}\nKeep a copy of the master key elsewhere: without it the data cannot be opened.\n`,
			);
		},
		async witness({ cert, key, ...options }, ready, signal) {
			const { serveWitness } = await import("../verifier/serve-witness.ts");
			const certificate = cert !== undefined && key !== undefined ? { cert, key } : undefined;
			const { server, verifierKey } = await orUsage(() => serveWitness({ ...options, certificate }));
			ready(verifierKey);
			if (!signal.aborted) await once(signal, "abort");
			server.close();
		},
		async verifyLog(request) {
			const { verifyAccessLog } = await import("./verify-access-log.ts");
			return verifyAccessLog(request);
		},
		async verifyEntry(proof, key) {
			const [{ faultOfEntry }, { readKey }] = await Promise.all([
				import("../verifier/verify-entry.ts"),
				import("../verifier/note.ts"),
			]);
			return faultOfEntry(proof, readKey(key));
		},
		async doctor({ data }) {
			const { examine } = await import("./doctor.ts");
			return examine(readEnvironment(variables, data));
		},
	};
}

function serverEnvironment(variables: Record<string, string | undefined>, options: ServeOptions): Environment {
	const overridden = {
		...variables,
		...(options.host === undefined ? {} : { SEGWARD_HOST: options.host }),
		...(options.port === undefined ? {} : { SEGWARD_PORT: String(options.port) }),
		...(options.cert === undefined ? {} : { SEGWARD_TLS_CERT: options.cert }),
		...(options.key === undefined ? {} : { SEGWARD_TLS_KEY: options.key }),
	};
	const environment = readEnvironment(overridden, options.data);
	return { ...environment, loadSample: environment.loadSample && options.sample };
}
