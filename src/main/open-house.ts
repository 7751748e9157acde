import { injectTransport } from "../api/inject-transport.ts";
import type { OpenedHouse } from "../cli/house.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { buildApi } from "./build-api.ts";
import type { Environment } from "./environment.ts";
import { installationExists, openInstallation } from "./open-installation.ts";
import { operatorTransport } from "./operator-socket.ts";

/**
 * The data directory behind the same doors as a server: opened by this process, or through the server that has it open.
 *
 * @throws SegwardError `data-locked` when another process has it open and listens to nobody.
 */
export async function openHouse(environment: Environment): Promise<OpenedHouse> {
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
