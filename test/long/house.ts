import { createReadStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { injectTransport } from "../../src/api/inject-transport.ts";
import type { Services } from "../../src/app/services.ts";
import { createClient } from "../../src/contract/client.ts";
import type { Client } from "../../src/contract/wire.ts";
import type { ImportKind, ImportMode } from "../../src/core/intake/import-record.ts";
import { ImportRecord } from "../../src/core/intake/import-record.ts";
import { buildApi } from "../../src/main/build-api.ts";
import { readEnvironment } from "../../src/main/environment.ts";
import { initialise } from "../../src/main/initialise.ts";
import { openInstallation } from "../../src/main/open-installation.ts";

export const WORKSPACE = "main";
const EXTERNAL_ID_FIELD_NO = 0;
const NO_LIMIT = 1_000_000_000;

/** A whole installation in a temporary directory, reached through its own doors. */
export interface House {
	client: Client;
	services: Services;
	close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
	const directory = mkdtempSync(join(tmpdir(), "segward-long-"));
	const remove = () => rmSync(directory, { recursive: true, force: true });
	try {
		const environment = readEnvironment({}, join(directory, "data"));
		await initialise(environment);
		const installation = await openInstallation(environment);
		const { app, operatorSecret } = await buildApi(installation.services, undefined, {
			perAddress: NO_LIMIT,
			perToken: NO_LIMIT,
		});
		return {
			client: createClient(injectTransport(app), operatorSecret),
			services: installation.services,
			async close() {
				await app.close();
				await installation.close();
				remove();
			},
		};
	} catch (error) {
		remove();
		throw error;
	}
}

export type Upload = { path: string } | { text: string | Uint8Array };

export interface ImportOptions {
	kind: ImportKind;
	mode?: ImportMode;
	mapping?: Record<string, unknown>;
	fileName?: string;
	dryRun?: boolean;
}

/** Imports a file or a text through the API, as any client would. */
export async function importData(client: Client, upload: Upload, options: ImportOptions): Promise<ImportRecord> {
	const { kind, mode = "upsert", mapping, fileName = "data.csv", dryRun = false } = options;
	const { id } = await client.createImport({ kind, mode, dryRun, source: fileName, ...(mapping && { mapping }) });
	return ImportRecord.parse(await client.uploadImport({ id, fileName, content: contentOf(upload) }));
}

export function contentOf(upload: Upload) {
	if ("path" in upload) return { bytes: createReadStream(upload.path), length: statSync(upload.path).size };
	const bytes = Buffer.from(upload.text);
	return {
		length: bytes.length,
		bytes: (async function* () {
			yield bytes;
		})(),
	};
}

/** What a mapping document needs besides its options and columns. */
export function mappingOf(
	imports: ImportKind,
	columns: readonly Record<string, unknown>[],
	options: Record<string, unknown> = {},
): Record<string, unknown> {
	return {
		apiVersion: "segward/v1",
		kind: "Mapping",
		metadata: { name: "by-hand" },
		spec: { imports, options, columns },
	};
}

/** External ids of all members of the newest refresh, opened from the vault; sorted. */
export async function memberIds({ services }: House, segmentName: string): Promise<string[]> {
	const { store, engine } = services;
	const segment = await store.segments.findByName(WORKSPACE, segmentName);
	const [refresh] = segment ? await store.refreshes.history(WORKSPACE, segment.no, 1) : [];
	if (!segment || !refresh) throw new Error(`${segmentName} was never refreshed`);
	const keys = await engine.members(WORKSPACE, { segmentNo: segment.no, refreshNo: refresh.no }, 0, NO_LIMIT);
	return [...(await opened(services, keys)).keys()].sort();
}

/** Customer key by external id, of everyone. */
export async function customerKeys({ services }: House): Promise<Map<string, number>> {
	const keys: number[] = [];
	const version = await services.store.dataVersions.current(WORKSPACE);
	for await (const block of services.data.identities(WORKSPACE, version)) keys.push(...block.customerKeys);
	return opened(services, keys);
}

async function opened({ store, data, vaults }: Services, keys: readonly number[]): Promise<Map<string, number>> {
	const version = await store.dataVersions.current(WORKSPACE);
	const vault = vaults.of(WORKSPACE);
	const ids = new Map<string, number>();
	for (let from = 0; from < keys.length; from += 5_000) {
		const rows = await data.vaultRows(WORKSPACE, version, keys.slice(from, from + 5_000), [EXTERNAL_ID_FIELD_NO]);
		for (const row of rows) {
			ids.set(vault.open(row.fieldNo, row.customerKey, row.keyVersion, row.ciphertext), row.customerKey);
		}
	}
	if (ids.size !== keys.length) throw new Error(`${keys.length} customers have ${ids.size} external ids`);
	return ids;
}
