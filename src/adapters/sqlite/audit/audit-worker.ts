import { parentPort, workerData } from "node:worker_threads";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { AuditFile } from "./audit-file.ts";
import type { AuditAnswer, AuditAnswers, AuditRequest, AuditWorkerData } from "./audit-messages.ts";

/** The thread that writes the access log, so that waiting for the disk never holds up a request. */
function serve(port: NonNullable<typeof parentPort>): void {
	const answer = (message: AuditAnswer) => port.postMessage(message);
	let file: AuditFile;
	try {
		const { path, key, seed } = workerData as AuditWorkerData;
		file = new AuditFile(path, key, seed);
		key.fill(0);
		seed.fill(0);
	} catch (error) {
		answer(failure(error));
		port.close();
		return;
	}
	answer({ ok: true, value: undefined });
	port.on("message", (request: AuditRequest) => {
		try {
			answer({ ok: true, value: perform(file, request) });
		} catch (error) {
			answer(failure(error));
		}
		if (request.kind === "close") port.close();
	});
}

function perform(file: AuditFile, request: AuditRequest): AuditAnswers[AuditRequest["kind"]] {
	switch (request.kind) {
		case "append":
			file.append(request.rows);
			return undefined;
		case "list":
			return file.list(request.query);
		case "erase":
			return file.erase(request.erasure, request.record);
		case "activity":
			return file.activity(request.workspaceId, request.from);
		case "checkpoint":
			return file.tree.checkpoint();
		case "witnessed":
			return file.tree.witnessed();
		case "payloads":
			return file.tree.payloads(request.workspaceId, request.afterLeaf, request.limit);
		case "backlog":
			return file.tree.backlog(request.workspaceId, request.afterLeaf);
		case "tile":
			return file.tree.tile(request.id);
		case "consistency":
			return file.tree.consistency(request.oldSize, request.size);
		case "prove":
			return file.tree.prove(request.workspaceId, request.no);
		case "keepCosigned":
			file.tree.keepCosigned(request.witness, request.note);
			return undefined;
		case "close":
			file.close();
			return undefined;
	}
}

function failure(error: unknown): AuditAnswer {
	const code = error instanceof SegwardError ? error.code : "audit-unavailable";
	return { ok: false, code, reason: error instanceof Error ? error.message : "unknown" };
}

if (parentPort) serve(parentPort);
