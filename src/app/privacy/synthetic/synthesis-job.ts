import type { Synthesis } from "../../../ports/synthesiser.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";

/**
 * Makes models as a job that can be seen and cancelled, in a synthesis of its own; then gives its pieces, and ends it, however
 * far whoever takes them has come. Hanging up cancels at any time.
 */
export async function* synthesisJob<Models>(
	services: Services,
	call: Call,
	title: string,
	makeModels: (synthesis: Synthesis) => Promise<Models>,
	piecesOf: (synthesis: Synthesis, models: Models) => AsyncIterable<string>,
): AsyncGenerator<string> {
	const { jobs, clock, newId, synthesiser } = services;
	const { workspaceId, principal, signal } = call;
	const startedAt = isoInstant(clock.now());
	const notice = { id: newId(), workspaceId, kind: "synthetic" as const, title, startedAt, startedBy: principal.name };
	let synthesis: Synthesis | undefined;
	try {
		const models = await jobs.run(notice, { done: 0, total: 0 }, signal, (job) => {
			synthesis = synthesiser.open(job.signal);
			return makeModels(synthesis);
		});
		if (synthesis) yield* piecesOf(synthesis, models);
	} finally {
		synthesis?.close();
	}
}

/** The generator with its first piece made: what fails until then fails before an answer begins. */
export async function begun(pieces: AsyncGenerator<string>): Promise<AsyncIterable<string>> {
	const first = await pieces.next();
	return (async function* () {
		try {
			if (!first.done) yield first.value;
			yield* pieces;
		} finally {
			await pieces.return(undefined);
		}
	})();
}
