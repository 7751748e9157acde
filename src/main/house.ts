import { existsSync } from "node:fs";
import { createKeyFile } from "../adapters/keys/key-file.ts";
import { injectTransport } from "../api/inject-transport.ts";
import type { House, LocalToken, OpenedHouse, ServeOptions } from "../cli/house.ts";
import { createClient } from "../contract/client.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { buildApi } from "./build-api.ts";
import { runDemo } from "./demo.ts";
import { examine } from "./doctor.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { installationExists, openInstallation } from "./open-installation.ts";
import { operatorTransport } from "./operator-socket.ts";
import { PRODUCT_VERSION } from "./project.ts";
import { runServer } from "./run-server.ts";

/** What the command line gets from the product itself, besides the API. */
export function createHouse(variables: Record<string, string | undefined>): House {
	return {
		version: PRODUCT_VERSION,
		openInProcess: ({ data }) => openHouse(readEnvironment(variables, data)),
		async createToken({ data, ...request }: LocalToken & { data?: string }) {
			const opened = await openHouse(readEnvironment(variables, data));
			try {
				return await createClient(opened.transport, opened.token).createToken(request);
			} finally {
				await opened.close();
			}
		},
		serve: (options: ServeOptions, signal) => runServer(serverEnvironment(variables, options), signal),
		demo: ({ data, json }, signal) => runDemo(variables, { data, json }, signal),
		async init({ data, json }) {
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
		doctor: ({ data }) => examine(readEnvironment(variables, data)),
	};
}

/** Makes the master key file of a new installation, where it is a file and not there yet. */
export async function initialise({ masterKey, dataDirectory }: Environment): Promise<void> {
	if (masterKey.kind === "key-file" && !existsSync(masterKey.file)) {
		await createKeyFile(masterKey.file, dataDirectory);
	}
}

/**
 * The data directory behind the same doors as a server: opened by this process, or through the server that has it open.
 *
 * @throws SegwardError `data-locked` when another process has it open and listens to nobody.
 */
async function openHouse(environment: Environment): Promise<OpenedHouse> {
	if (!installationExists(environment)) {
		throw new SegwardError("not-found", {
			file: environment.dataDirectory,
			detail: "There is no installation in this data directory.",
			hint: "Make one with 'segward init' or 'npm start', or name another with --data.",
		});
	}
	try {
		const installation = await openInstallation(environment);
		const { app, operatorSecret } = await buildApi(installation.services);
		return {
			transport: injectTransport(app),
			token: operatorSecret,
			async close() {
				await app.close();
				await installation.close();
			},
		};
	} catch (error) {
		if (!(error instanceof SegwardError) || error.code !== "data-locked") throw error;
		const server = operatorTransport(environment.dataDirectory);
		if (!server) throw error;
		return { transport: server.transport, token: "", close: async () => server.close() };
	}
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
