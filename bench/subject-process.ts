// The process in which one subject lives: answers the requests of subject-client.ts over IPC, with the time each took.
import { readFileSync } from "node:fs";
import type { Reply, Request, Subject, SubjectName } from "./subject.ts";

const LOADERS: Record<SubjectName, () => Promise<Subject>> = {
	segward: async () => new (await import("./subjects/segward.ts")).SegwardSubject(),
	chdb: async () => new (await import("./subjects/chdb.ts")).ChdbSubject(),
	duckdb: async () => new (await import("./subjects/duckdb.ts")).DuckDbSubject(),
	postgresql: async () => new (await import("./subjects/postgresql.ts")).PostgresqlSubject(),
};

const CLOSE_WITHIN_MS = 20_000;

const subject = await LOADERS[process.argv[2] as SubjectName]();

process.on("message", (request: Request) => {
	answer(request)
		.catch((error: Error): Reply => ({ error: error.stack ?? error.message }))
		.then((reply) =>
			process.send?.(reply, () => {
				if (request.operation === "close") process.exit(0);
			}),
		);
});
// Ctrl-C in a terminal reaches this process too; the parent's end is what counts, however it came about.
process.on("SIGINT", () => undefined);
process.on("disconnect", () => {
	setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
	subject.close().finally(() => process.exit(1));
});
process.send?.({ ms: 0, value: "ready" });

async function answer(request: Request): Promise<Reply> {
	const startedAt = performance.now();
	const value = await perform(request);
	return { ms: performance.now() - startedAt, value };
}

async function perform({ operation, arguments: given }: Request): Promise<unknown> {
	if (operation === "memory") return (await subject.peakMemoryBytes?.()) ?? ownPeakBytes();
	if (operation === "lookups") return lookUpMany(given[0] as string, given[1] as number[]);
	const method = subject[operation] as ((...values: unknown[]) => Promise<unknown>) | undefined;
	return method?.apply(subject, given);
}

/** Milliseconds of each look-up. */
async function lookUpMany(segment: string, customerNos: readonly number[]): Promise<number[]> {
	const durations: number[] = [];
	for (const customerNo of customerNos) {
		const startedAt = performance.now();
		await subject.isMember(segment, customerNo);
		durations.push(performance.now() - startedAt);
	}
	return durations;
}

function ownPeakBytes(): number {
	const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
	return Number(kib) * 1024;
}
