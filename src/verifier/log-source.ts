import { createReadStream, existsSync, readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Where a log is read from: files of an export, or a server. Reads only. */
export interface LogSource {
	/** The newest signed tree head. */
	checkpoint(): Promise<string>;
	/** The newest head that witnesses cosigned; undefined where there is none. */
	witnessed(): Promise<string | undefined>;
	/** Bytes of a tile or entry bundle under this path; undefined where it is missing. */
	tile(path: string): Promise<Buffer | undefined>;
	/** What opens the commitments, in the order of the tree; undefined where the reader may not have it. */
	payloads?(): AsyncIterable<OpenedEntry>;
}

export interface OpenedEntry {
	leafIndex: number;
	/** Base64. */
	salt: string;
	/** JSON. */
	payload: string;
}

/** A directory as `segward audit export` writes it, or any other with the tlog-tiles layout. */
export function directorySource(directory: string): LogSource {
	const file = join(directory, "payloads.jsonl");
	const read = (path: string) => (existsSync(join(directory, path)) ? readFileSync(join(directory, path)) : undefined);
	return {
		async checkpoint() {
			const note = read("checkpoint");
			if (note === undefined) throw new Error("There is no file 'checkpoint' in this directory.");
			return note.toString();
		},
		witnessed: async () => read("witnessed")?.toString(),
		tile: async (path) => read(path),
		...(existsSync(file) ? { payloads: () => openedEntriesIn(file) } : {}),
	};
}

async function* openedEntriesIn(file: string): AsyncGenerator<OpenedEntry> {
	for await (const line of createInterface({ input: createReadStream(file) })) {
		if (line !== "") yield JSON.parse(line) as OpenedEntry;
	}
}

/** @param prefix such as `https://localhost:8443/audit/tlog`. @param token for `Authorization: Bearer`. */
export function serverSource(prefix: string, access: { token?: string; ca?: string }): LogSource {
	const get = (path: string) =>
		new Promise<Buffer | undefined>((resolve, reject) => {
			const headers = access.token === undefined ? {} : { authorization: `Bearer ${access.token}` };
			const asked = request(`${prefix.replace(/\/$/, "")}/${path}`, { headers, ca: access.ca }, (response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("error", reject);
				response.on("end", () => {
					if (response.statusCode === 404) resolve(undefined);
					else if (response.statusCode === 200) resolve(Buffer.concat(chunks));
					else reject(new Error(`The server answered ${response.statusCode} to ${path}.`));
				});
			});
			asked.on("error", reject);
			asked.end();
		});
	return {
		async checkpoint() {
			const note = await get("checkpoint");
			if (note === undefined) throw new Error("The server has no checkpoint.");
			return note.toString();
		},
		witnessed: async () => (await get("witnessed"))?.toString(),
		tile: get,
	};
}
