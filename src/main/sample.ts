import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ResultOf } from "../contract/routes.ts";
import type { Client } from "../contract/wire.ts";
import type { Cancellation } from "../core/cancellation.ts";
import { PROJECT_DIRECTORY } from "./project.ts";

const DIRECTORY = join(PROJECT_DIRECTORY, "examples", "retail");

/** The sample's orders end in 2011, so its segments are evaluated the day after. */
export const SAMPLE_AS_OF = "2011-12-10T00:00:00Z";

export const SAMPLE_FILES = [
	{ kind: "customers", file: "customers.csv", mapping: "customers.map.yaml" },
	{ kind: "events", file: "events.csv.gz", mapping: "events.map.yaml" },
] as const;

/** Imports one file of the sample, through the same doors as any other file. */
export async function importSampleFile(
	client: Client,
	{ kind, file, mapping }: (typeof SAMPLE_FILES)[number],
	signal?: Cancellation,
): Promise<ResultOf<"uploadImport">> {
	const path = join(DIRECTORY, file);
	const { id } = await client.createImport({ kind, source: file, mapping: readYaml(join(DIRECTORY, mapping)) });
	const content = { bytes: createReadStream(path), length: statSync(path).size };
	return client.uploadImport({ id, fileName: file, content }, { signal });
}

/** Applies the sample's traits, then its segments; those that others refer to come first. */
export async function applySampleSegments(client: Client): Promise<string[]> {
	for (const document of readFolder("traits")) {
		await client.applyTrait({ name: nameOf(document), document });
	}
	const documents = readFolder("segments").sort((a, b) => references(a) - references(b));
	for (const document of documents) await client.applySegment({ name: nameOf(document), document });
	return documents.map(nameOf);
}

type YamlDocument = Record<string, unknown>;

function readFolder(folder: string): YamlDocument[] {
	const directory = join(DIRECTORY, folder);
	return readdirSync(directory)
		.filter((file) => file.endsWith(".yaml"))
		.sort()
		.map((file) => readYaml(join(directory, file)));
}

function readYaml(path: string): YamlDocument {
	return parse(readFileSync(path, "utf8")) as YamlDocument;
}

function nameOf(document: YamlDocument): string {
	return (document.metadata as { name: string }).name;
}

/** Whether the document refers to another segment: 0 or 1. */
function references(document: YamlDocument): number {
	return JSON.stringify(document.spec).includes('"segment":') ? 1 : 0;
}
