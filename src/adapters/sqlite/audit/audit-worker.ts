import { parentPort, workerData } from "node:worker_threads";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { AuditFile } from "./audit-file.ts";
import type { AuditAnswer, AuditRequest, AuditWorkerData } from "./audit-messages.ts";

/** The thread that writes the access log, so that waiting for the disk never holds up a request. */
function serve(port: NonNullable<typeof parentPort>): void {
	const answer = (message: AuditAnswer) => port.postMessage(message);
	let file: AuditFile;
	try {
		const { path, key } = workerData as AuditWorkerData;
		file = new AuditFile(path, key);
		key.fill(0);
	} catch (error) {
		answer(failure(error));
		port.close();
		return;
	}
	answer({ ok: true });
	port.on("message", (request: AuditRequest) => {
		try {
			answer({ ok: true, entries: perform(file, request) });
		} catch (error) {
			answer(failure(error));
		}
		if (request.kind === "close") port.close();
	});
}

function perform(file: AuditFile, request: AuditRequest) {
	if (request.kind === "list") return file.list(request.query);
	if (request.kind === "append") file.append(request.rows);
	else file.close();
	return undefined;
}

function failure(error: unknown): AuditAnswer {
	const code = error instanceof SegwardError ? error.code : "audit-unavailable";
	return { ok: false, code, reason: error instanceof Error ? error.message : "unknown" };
}

if (parentPort) serve(parentPort);
