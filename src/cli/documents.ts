import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { isMap, parseAllDocuments, stringify } from "yaml";
import { SegwardError } from "../core/error/segward-error.ts";

/** One YAML or JSON document with the file it came from. */
export interface LoadedDocument {
	file: string;
	body: Record<string, unknown>;
}

const DOCUMENT_FILE = /\.(ya?ml|json)$/i;

/** Whether an argument means a file rather than the name of something stored. */
export function looksLikeFile(argument: string): boolean {
	return argument === "-" || argument.includes("/") || DOCUMENT_FILE.test(argument) || existsSync(argument);
}

/**
 * All documents of some files, of folders (every YAML or JSON file below) and of stdin (`-`).
 *
 * @throws SegwardError `segment-file-invalid` with file and line; `usage-invalid` when there is nothing to read.
 */
export async function loadDocuments(paths: readonly string[], stdin: Readable): Promise<LoadedDocument[]> {
	const loaded: LoadedDocument[] = [];
	for (const path of paths) {
		for (const file of path === "-" ? ["-"] : filesOf(path)) {
			loaded.push(...parseDocuments(file, file === "-" ? await readAll(stdin) : readText(file)));
		}
	}
	if (loaded.length === 0) {
		throw new SegwardError("usage-invalid", {
			detail: "There is no document to read.",
			hint: "Name a YAML file or a folder.",
		});
	}
	return loaded;
}

/** The only document of a file. */
export async function loadDocument(path: string, stdin: Readable): Promise<LoadedDocument> {
	const [first, second] = await loadDocuments([path], stdin);
	if (first !== undefined && second === undefined) return first;
	throw new SegwardError("usage-invalid", { file: path, detail: "One document is expected here, not several." });
}

export function parseDocuments(file: string, text: string): LoadedDocument[] {
	return parseAllDocuments(text).flatMap((document) => {
		const [error] = document.errors;
		if (error !== undefined) {
			throw new SegwardError("segment-file-invalid", {
				file,
				row: error.linePos?.[0].line,
				detail: `line ${error.linePos?.[0].line ?? "?"}: ${error.message.split(/ at line|\n/, 1)[0]}`,
				hint: "Correct the YAML; indentation is by spaces.",
			});
		}
		if (document.contents === null) return [];
		if (!isMap(document.contents)) {
			throw new SegwardError("segment-file-invalid", { file, detail: "The document must consist of keys and values." });
		}
		return [{ file, body: document.toJS({ maxAliasCount: 100 }) as Record<string, unknown> }];
	});
}

export function yamlText(document: unknown): string {
	return stringify(document, { lineWidth: 0 });
}

/** Never writes over a file. */
export function writeDocument(file: string, document: unknown): void {
	try {
		writeFileSync(file, yamlText(document), { flag: "wx" });
	} catch (cause) {
		throw new SegwardError("usage-invalid", { file, detail: "The file exists already or cannot be written.", cause });
	}
}

export async function readAll(stdin: Readable): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString("utf8");
}

function filesOf(path: string): string[] {
	if (!existsSync(path))
		throw new SegwardError("usage-invalid", { file: path, detail: "There is no such file or folder." });
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path, { recursive: true, encoding: "utf8" })
		.filter((name) => DOCUMENT_FILE.test(name))
		.sort()
		.map((name) => join(path, name));
}

function readText(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch (cause) {
		throw new SegwardError("usage-invalid", { file, detail: "The file cannot be read.", cause });
	}
}
