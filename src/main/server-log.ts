import { SegwardError } from "../core/error/segward-error.ts";

/**
 * What nobody is told, or only as `internal`: one JSON line on standard error. Messages of foreign errors may quote the
 * data that they stumbled over, so only their names and places are written.
 */
export function reportToServerLog(error: unknown, requestId: string): void {
	const causes: object[] = [];
	for (let one = error; one instanceof Error && causes.length < 5; one = one.cause) {
		causes.push({
			error: one instanceof SegwardError ? `${one.code}: ${one.message}` : one.name,
			at: one.stack
				?.split("\n")
				.filter((line) => line.startsWith("    at "))
				.slice(0, 6)
				.map((line) => line.trim()),
		});
	}
	process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), requestId, causes })}\n`);
}
