import { injectTransport } from "../api/inject-transport.ts";
import { createClient } from "../contract/client.ts";
import { ImportCounts } from "../core/intake/import-record.ts";
import { describeSize } from "../core/privacy/describe-size.ts";
import type { Environment } from "./environment.ts";
import { initialise } from "./initialise.ts";
import { type Installation, installationExists, openInstallation } from "./open-installation.ts";
import { applySampleSegments, importSampleFile, SAMPLE_AS_OF, SAMPLE_FILES } from "./sample.ts";
import { serve } from "./serve.ts";

/** Sets up what is missing, loads the sample into a new installation, and serves until `signal` aborts. */
export async function runServer(environment: Environment, signal: AbortSignal): Promise<void> {
	const isNew = !installationExists(environment);
	if (isNew) {
		await initialise(environment);
		say(`New installation in ${environment.dataDirectory}`);
		say(
			`Master key:         ${environment.masterKey.file}   (keep a copy elsewhere: without it nothing can be opened)`,
		);
	}
	const installation = await openInstallation(environment);
	const server = await serve(installation);
	try {
		if (isNew && environment.loadSample) await loadSample(server.app, server.operatorSecret, signal);
		announce(server.address, server.caFile);
		await announceSetup(installation, server.address);
		await untilAborted(signal);
		say("Stopping…");
	} finally {
		await server.close();
	}
}

async function loadSample(
	app: Parameters<typeof injectTransport>[0],
	operatorSecret: string,
	signal: AbortSignal,
): Promise<void> {
	const client = createClient(injectTransport(app), operatorSecret);
	for (const file of SAMPLE_FILES) {
		const { rowsAccepted, rowsQuarantined } = ImportCounts.parse((await importSampleFile(client, file, signal)).counts);
		say(`Sample ${file.kind}: ${count(rowsAccepted)} rows accepted, ${count(rowsQuarantined)} quarantined`);
	}
	await applySampleSegments(client);
	const { refreshes } = await client.refreshSegments({ asOf: SAMPLE_AS_OF }, { signal });
	for (const { segment, size } of refreshes) say(`  ${segment.padEnd(24)} ${describeSize(size)}`);
}

function announce(address: string, caFile: string | undefined): void {
	say("");
	say(`Segward serves ${address}`);
	say(`  API description   ${address}/api/v1/docs`);
	if (caFile) say(`  Certificate       trust ${caFile}, or pass it: SEGWARD_CA=${caFile}`);
	say("  First token       npx segward token create --name me --role administrator --role marketer --expires 12h");
	say("  Stop              Ctrl-C");
}

/** The secret stands behind `#`, which browsers do not send: it is in no log of addresses. */
async function announceSetup({ services }: Installation, address: string): Promise<void> {
	if (await services.people.administratorExists()) return;
	say("");
	say("Make the first administrator: open this link. It works once, for 24 hours, until the server stops.");
	say(`  ${address}/setup#${services.setupLink.issue()}`);
}

async function untilAborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

function count(number: number): string {
	return number.toLocaleString("en-GB");
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
