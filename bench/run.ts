// npm run bench [-- --scale 1|10] [--only chdb,duckdb] [--rounds 7] [--keep] [--again]: measures Segward and its peers side
// by side and writes the section of this scale in bench/RESULTS.md. `--keep` leaves the data; `--again` measures everything
// but the imports on what such a run has left, and only prints.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeDataFiles } from "./data-files.ts";
import { measure } from "./measure.ts";
import { table } from "./measurements.ts";
import { writeSection } from "./results.ts";
import { scaleOf } from "./scale.ts";
import { SUBJECTS, type SubjectName } from "./subject.ts";
import { PostgresqlCluster } from "./subjects/postgresql-cluster.ts";

const { values } = parseArgs({
	options: {
		scale: { type: "string", default: "1" },
		only: { type: "string" },
		rounds: { type: "string", default: "7" },
		keep: { type: "boolean", default: false },
		again: { type: "boolean", default: false },
	},
});
const scale = scaleOf(Number(values.scale));
const asked = values.only?.split(",") ?? SUBJECTS;
const subjects = SUBJECTS.filter((name) => asked.includes(name)).filter(isPossible);

// Readable for PostgreSQL, which runs as another user.
const directory = join(tmpdir(), `segward-bench-${scale.factor}`);
if (!values.again) rmSync(join(directory, "subjects"), { recursive: true, force: true });
mkdirSync(directory, { recursive: true, mode: 0o755 });
process.once("SIGINT", () => process.exit(130)).once("SIGTERM", () => process.exit(143));
process.on("exit", () => {
	if (!values.keep && !values.again) rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
});
note(`making ${scale.customers} customers and ${scale.events} events`);
const files = await makeDataFiles(join(directory, "files"), scale);
const { rows, remarks } = await measure({
	subjects,
	scale,
	files,
	directory: join(directory, "subjects"),
	rounds: Number(values.rounds),
	isImported: values.again,
	note,
});
const markdown = [
	`## Speed and memory, ${readable(scale.customers)} customers and ${readable(scale.events)} events`,
	`${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}. Every subject runs in a process of its own, previews in turn with the others. Medians; in brackets Segward's figure divided by the peer's, so for times below 1 is faster, and for rows/s above 1 is faster.`,
	table(rows, subjects),
	...remarks,
].join("\n\n");
if (values.only === undefined && !values.again) {
	writeSection(`speed at scale ${scale.factor}`, markdown);
	writeSection("classification", readFileSync(join(import.meta.dirname, "classification.md"), "utf8"));
}
process.stdout.write(`\n${markdown}\n`);

function isPossible(name: SubjectName): boolean {
	if (name !== "postgresql" || PostgresqlCluster.programs() !== undefined) return true;
	note("PostgreSQL is not installed (no initdb and pg_ctl found): left out");
	return false;
}

function readable(count: number): string {
	return count.toLocaleString("en-GB");
}

function note(text: string): void {
	process.stderr.write(`bench: ${text}\n`);
}
