import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { injectTransport } from "../api/inject-transport.ts";
import { createClient } from "../contract/client.ts";
import type { Client } from "../contract/wire.ts";
import { describeSize } from "../core/privacy/describe-size.ts";
import { buildApi } from "./build-api.ts";
import { readEnvironment } from "./environment.ts";
import { initialise } from "./initialise.ts";
import { openInstallation } from "./open-installation.ts";
import { applySampleSegments, importSampleFile, SAMPLE_AS_OF, SAMPLE_FILES } from "./sample.ts";

/** The segment that the demo follows from rule to members. */
const FOLLOWED = "lapsed-high-value";

interface DemoStep {
	step: string;
	[fact: string]: unknown;
}

/**
 * The main job on the bundled sample, through the same doors as everyone's: import, quarantine report, segments,
 * protected preview, refresh, access log. In a temporary installation that is removed afterwards, unless `data` names one.
 */
export async function runDemo(
	variables: Record<string, string | undefined>,
	options: { data?: string; json: boolean },
	signal: AbortSignal,
): Promise<void> {
	const temporary = options.data === undefined ? mkdtempSync(join(tmpdir(), "segward-demo-")) : undefined;
	const environment = readEnvironment(
		temporary === undefined ? variables : { ...variables, SEGWARD_MASTER_KEY_FILE: join(temporary, "master.key") },
		options.data ?? join(temporary ?? "", "data"),
	);
	try {
		await initialise(environment);
		const installation = await openInstallation(environment);
		const { app, operatorSecret } = await buildApi(installation.services);
		try {
			await demonstrate(createClient(injectTransport(app), operatorSecret), signal, (step) => {
				process.stdout.write(options.json ? `${JSON.stringify(step)}\n` : `${inWords(step)}\n`);
			});
		} finally {
			await app.close();
			await installation.close();
		}
	} finally {
		if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
	}
}

async function demonstrate(client: Client, signal: AbortSignal, tell: (step: DemoStep) => void): Promise<void> {
	for (const file of SAMPLE_FILES) {
		const done = await importSampleFile(client, file, signal);
		tell({ step: `Import ${file.file}`, ...done.counts });
		const { items } = await client.listQuarantine({ id: done.id });
		tell({
			step: `Quarantine of ${file.file}`,
			...Object.fromEntries(items.map(({ reason, column, rows }) => [`${reason} ${column}`.trim(), rows])),
		});
	}
	const { items: fields } = await client.listFields({});
	tell({
		step: "Catalogue: identifiers are sealed, the engine sees what was derived from them",
		...Object.fromEntries(fields.map(({ name, kind, labels }) => [name, `${kind} ${labels.join(" ")}`.trim()])),
	});
	const names = await applySampleSegments(client);
	tell({ step: "Segments applied", names: names.join(", ") });
	const preview = await client.previewSegment({ name: FOLLOWED, asOf: SAMPLE_AS_OF, sampleSize: 3 }, { signal });
	tell({
		step: `Protected preview of ${FOLLOWED}`,
		size: describeSize(preview.size),
		purpose: preview.purpose,
		milliseconds: Math.round(preview.durationMs),
		...Object.fromEntries(preview.sample.map(({ pseudonym, values }) => [pseudonym, JSON.stringify(values)])),
	});
	const explained = await client.explainSegment({ name: FOLLOWED, asOf: SAMPLE_AS_OF });
	tell({
		step: `Explain ${FOLLOWED}: how many each condition keeps`,
		...Object.fromEntries(
			explained.conditions.map(({ path, text, size }) => [path, `${describeSize(size)} — ${text}`]),
		),
	});
	const { refreshes } = await client.refreshSegments({ asOf: SAMPLE_AS_OF }, { signal });
	tell({
		step: `Refresh of ${refreshes.length} segments in shared scans, ${Math.round(refreshes[0]?.durationMs ?? 0)} ms together`,
		...Object.fromEntries(refreshes.map(({ segment, size }) => [segment, describeSize(size)])),
	});
	const { items: entries } = await client.listAuditEntries({ limit: 5 });
	tell({
		step: "Access log, newest first",
		...Object.fromEntries(
			entries.map(({ no, actor, action, resource, decision, outcome }) => [
				`#${no}`,
				`${actor}: ${action} on ${resource}, ${decision}, ${outcome}`,
			]),
		),
	});
}

function inWords({ step, ...facts }: DemoStep): string {
	const width = Math.min(32, Math.max(0, ...Object.keys(facts).map((key) => key.length)));
	const lines = Object.entries(facts).map(([key, value]) => `   ${key.padEnd(width)}  ${value}`);
	return [`── ${step}`, ...lines, ""].join("\n");
}
