import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { anchoredHeads } from "./anchors.ts";
import { directorySource, serverSource } from "./log-source.ts";
import { readKey } from "./note.ts";
import { type EntryProof, faultOfEntry } from "./verify-entry.ts";
import { verifyLog } from "./verify-log.ts";

const USAGE = `Verifies an access log of Segward, or one entry of it. Shares no code with what wrote it.

  node src/verifier/main.ts --log DIR|https://HOST/audit/tlog --key KEY
      [--witness KEY …] [--earlier FILE]     a tree head that was verified before
      [--anchor DIR|https://… …]             tree heads that were kept outside
      [--token-file FILE] [--ca FILE]        for a server
  node src/verifier/main.ts --proof FILE --key KEY
`;

/** Exit code: 0 as it must be, 1 something is wrong, 2 wrong usage. */
async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			log: { type: "string" },
			proof: { type: "string" },
			key: { type: "string" },
			witness: { type: "string", multiple: true },
			earlier: { type: "string" },
			anchor: { type: "string", multiple: true },
			"token-file": { type: "string" },
			ca: { type: "string" },
		},
	});
	if (values.key === undefined || (values.log === undefined) === (values.proof === undefined)) {
		process.stderr.write(USAGE);
		return 2;
	}
	const text = (file: string | undefined) => (file === undefined ? undefined : readFileSync(file, "utf8"));
	const key = readKey(values.key);
	if (values.proof !== undefined) {
		const fault = faultOfEntry(JSON.parse(text(values.proof) ?? "") as EntryProof, key);
		process.stdout.write(`${fault ?? "The entry stands in the signed log."}\n`);
		return fault === undefined ? 0 : 1;
	}
	const log = values.log ?? "";
	const access = { token: text(values["token-file"])?.trim(), ca: text(values.ca) };
	const source = log.startsWith("https://") ? serverSource(log, access) : directorySource(log);
	const witnesses = (values.witness ?? []).map(readKey);
	const anchors = (
		await Promise.all((values.anchor ?? []).map((place) => anchoredHeads(place, { ca: access.ca })))
	).flat();
	const request = { source, key, witnesses, earlier: text(values.earlier), anchors };
	const { origin, size, findings } = await verifyLog(request);
	process.stdout.write(`${origin}: ${size} entries\n`);
	for (const { sentence } of findings) process.stdout.write(`${sentence}\n`);
	if (findings.length === 0) process.stdout.write("Entries, hashes and signed head fit each other.\n");
	return findings.length === 0 ? 0 : 1;
}

try {
	process.exitCode = await main();
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 2;
}
