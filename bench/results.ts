import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(import.meta.dirname, "RESULTS.md");
const HEADER =
	"# Results\n\nMeasured by `npm run bench` (speed and memory) , `bench/classification.ts` (labels) and `npm run measure:web` (web app). Each section is replaced by its own run.\n";

/** Replaces one section of bench/RESULTS.md, or adds it; the others stay. `markdown` starts with its heading. */
export function writeSection(name: string, markdown: string): void {
	const text = existsSync(FILE) ? readFileSync(FILE, "utf8") : HEADER;
	const begin = `<!-- ${name} -->`;
	const end = `<!-- /${name} -->`;
	const section = `${begin}\n${markdown.trim()}\n${end}`;
	const from = text.indexOf(begin);
	const to = text.indexOf(end);
	const next =
		from === -1 || to === -1
			? `${text.trimEnd()}\n\n${section}\n`
			: text.slice(0, from) + section + text.slice(to + end.length);
	writeFileSync(FILE, next);
}
