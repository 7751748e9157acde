import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureWebBuild } from "../../scripts/web-build.ts";
import { injectTransport } from "../../src/api/inject-transport.ts";
import { createClient } from "../../src/contract/client.ts";
import type { Client } from "../../src/contract/wire.ts";
import { readEnvironment } from "../../src/main/environment.ts";
import { initialise } from "../../src/main/initialise.ts";
import { type Installation, openInstallation } from "../../src/main/open-installation.ts";
import { applySampleSegments, importSampleFile, SAMPLE_AS_OF, SAMPLE_FILES } from "../../src/main/sample.ts";
import { serve } from "../../src/main/serve.ts";
import { showExactSizes } from "../access/exact-sizes.ts";

export interface Product {
	/** Such as `https://localhost:40123`. */
	readonly address: string;
	/** In-process, as the local operator: to prepare what a test looks at. */
	readonly client: Client;
	readonly installation: Installation;
	/** A new one-time link for the first administrator. */
	setupLink(): string;
	/** Stops it and deletes its data. */
	close(): Promise<void>;
}

export interface StartOptions {
	/** Whether the bundled sample is loaded. */
	sample?: boolean;
	/** Instants as of which the sample's segments are refreshed, in order. */
	refreshes?: readonly string[];
}

/** The whole product over HTTPS on a free port, with a data directory of its own, as `npm start` would run it. */
export async function startProduct({
	sample = false,
	refreshes = [SAMPLE_AS_OF],
}: StartOptions = {}): Promise<Product> {
	if (!ensureWebBuild()) throw new Error("The web app could not be built.");
	const home = mkdtempSync(join(tmpdir(), "segward-e2e-"));
	const environment = readEnvironment({ SEGWARD_PORT: "0", SEGWARD_ENGINE_MEMORY_MB: "1024" }, join(home, "data"));
	await initialise(environment);
	const installation = await openInstallation(environment);
	showExactSizes(installation.services);
	const server = await serve(installation);
	const client = createClient(injectTransport(server.app), server.operatorSecret);
	const product: Product = {
		address: server.address,
		client,
		installation,
		setupLink: () => `${server.address}/setup#${installation.services.setupLink.issue()}`,
		async close() {
			await server.close();
			rmSync(home, { recursive: true, force: true });
		},
	};
	if (sample) await loadSample(client, refreshes);
	return product;
}

async function loadSample(client: Client, refreshes: readonly string[]): Promise<void> {
	for (const file of SAMPLE_FILES) await importSampleFile(client, file);
	await applySampleSegments(client);
	for (const asOf of refreshes) await client.refreshSegments({ asOf });
}
