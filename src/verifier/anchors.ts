import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";

/** A tree head that was kept outside of the log's reach. */
export interface AnchoredHead {
	/** Where it is kept, for sentences. */
	whose: string;
	/** The signed note. */
	note: string;
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The heads kept in a directory (files `*.checkpoint`, one a file) or given by an address (one after the other).
 *
 * @throws Error with a sentence where there is nothing to compare with, which must not look like agreement.
 */
export async function anchoredHeads(
	place: string,
	access: { token?: string; ca?: string } = {},
): Promise<AnchoredHead[]> {
	const heads = place.startsWith("https://")
		? splitNotes(await fetchText(place, access)).map((note) => ({ whose: `the anchor ${place}`, note }))
		: headsIn(place);
	if (heads.length === 0) throw new Error(`No tree head is kept in ${place}.`);
	return heads;
}

function headsIn(directory: string): AnchoredHead[] {
	return readdirSync(directory)
		.filter((name) => name.endsWith(".checkpoint"))
		.sort()
		.map((name) => ({ whose: `the anchor ${name}`, note: readFileSync(join(directory, name), "utf8") }));
}

/** Signature lines end a note; what follows them begins the next. */
export function splitNotes(text: string): string[] {
	const notes: string[] = [];
	let lines: string[] = [];
	for (const line of text.split("\n")) {
		if (!line.startsWith("— ") && lines.at(-1)?.startsWith("— ")) {
			notes.push(`${lines.join("\n")}\n`);
			lines = [];
		}
		if (line !== "" || lines.length > 0) lines.push(line);
	}
	return lines.length === 0 ? notes : [...notes, lines.join("\n")];
}

function fetchText(address: string, { token, ca }: { token?: string; ca?: string }): Promise<string> {
	return new Promise((resolve, reject) => {
		const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
		const asked = request(address, { headers, ca }, (response) => {
			const chunks: Buffer[] = [];
			let bytes = 0;
			response.on("data", (chunk: Buffer) => {
				bytes += chunk.length;
				if (bytes > MOST_BYTES) response.destroy(new Error("The answer is too long."));
				else chunks.push(chunk);
			});
			response.on("error", reject);
			response.on("end", () => {
				if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString());
				else reject(new Error(`${address} answered ${response.statusCode}.`));
			});
		});
		asked.on("error", reject);
		asked.end();
	});
}
