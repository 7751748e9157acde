import { readFileSync } from "node:fs";
import { witnessAt } from "../adapters/witness/witness-client.ts";
import { Anchor } from "../app/audit/anchor.ts";
import type { Services } from "../app/services.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import type { Witness } from "../ports/witness.ts";

const EVERY_MS = 10_000;

/**
 * Has the access log cosigned by the witnesses that this file names, now and as it grows. Returns how to stop.
 *
 * @throws SegwardError `usage-invalid` for a file that cannot be used.
 */
export function anchorLog(
	{ transparency, report }: Pick<Services, "transparency" | "report">,
	file: string,
): () => Promise<void> {
	const anchor = new Anchor({ transparency, report, witnesses: readWitnesses(file) });
	let running = anchor.run();
	const timer = setInterval(() => {
		running = running.then(() => anchor.run());
	}, EVERY_MS);
	timer.unref();
	return async () => {
		clearInterval(timer);
		await running;
	};
}

/** Each line: address, white space, key. Empty lines and those after `#` are left out. */
function readWitnesses(file: string): Witness[] {
	let text: string;
	try {
		text = readFileSync(file, "utf8");
	} catch (cause) {
		throw new SegwardError("usage-invalid", { file, detail: "The file of witnesses cannot be read.", cause });
	}
	return text.split("\n").flatMap((line, at) => {
		const [url = "", key = "", ...more] = line.trim().split(/\s+/);
		if (url === "" || url.startsWith("#")) return [];
		if (key === "" || more.length > 0) {
			throw new SegwardError("usage-invalid", {
				file,
				row: at + 1,
				detail: "A line names an address and a key.",
				hint: "Such as https://witness.example.com witness.example.com+1a2b3c4d+BA…",
			});
		}
		return [witnessAt(url, key)];
	});
}
