import { useSyncExternalStore } from "react";
import type { RequestOf, ResultOf, RouteId } from "../../../contract/routes.ts";
import { client } from "../../client/client.ts";
import { fileContent } from "../../client/fetch-transport.ts";
import { queryClient } from "../../client/query-client.ts";

/** The file of an import on its way to the server. */
export interface Upload {
	importId: string;
	fileName: string;
	sizeBytes: number;
	/** `sending`: closing the page cancels it; `received`: the server has the whole file; `ended`: it is done or failed. */
	phase: "sending" | "received" | "ended";
	/** Why it ended early. */
	error?: unknown;
}

const ASK_EVERY_MS = 2_000;
const AFTERWARDS: readonly RouteId[] = [
	"listImports",
	"getImport",
	"listQuarantine",
	"listFields",
	"listEventNames",
	"overview",
	"installationStatus",
];

let uploads: ReadonlyMap<string, Upload> = new Map();
const aborts = new Map<string, AbortController>();
const listeners = new Set<() => void>();

function set(upload: Upload): void {
	uploads = new Map(uploads).set(upload.importId, upload);
	if ([...uploads.values()].some(({ phase }) => phase === "sending")) addEventListener("beforeunload", warn);
	else removeEventListener("beforeunload", warn);
	for (const listener of listeners) listener();
}

function warn(event: BeforeUnloadEvent): void {
	event.preventDefault();
}

/**
 * Announces an import and sends its file. Both go on while the person looks at other pages of the app.
 *
 * @returns id of the import, as soon as it is announced.
 * @throws SegwardError what the announcement was refused for; what happens to the file is told by `useUpload`.
 */
export async function startUpload(file: File, request: Omit<RequestOf<"createImport">, "source">): Promise<string> {
	const { id } = await client.createImport({ ...request, source: file.name.slice(0, 255) });
	set({ importId: id, fileName: file.name, sizeBytes: file.size, phase: "sending" });
	void send(id, file);
	return id;
}

async function send(id: string, file: File): Promise<void> {
	const abort = new AbortController();
	aborts.set(id, abort);
	let asked = Promise.resolve();
	let waiting = false;
	const asking = setInterval(() => {
		if (waiting) return;
		waiting = true;
		void showJob(id);
		asked = noticeReceived(id).finally(() => {
			waiting = false;
		});
	}, ASK_EVERY_MS);
	try {
		await client.uploadImport({ id, fileName: file.name, content: fileContent(file) }, { signal: abort.signal });
		end(id);
	} catch (error) {
		end(id, error);
	} finally {
		clearInterval(asking);
		await asked;
		aborts.delete(id);
		await Promise.all(AFTERWARDS.map((route) => queryClient.invalidateQueries({ queryKey: [route] })));
	}
}

/** The server has read as many bytes as the file has: from here on the import goes on without this page. */
async function noticeReceived(id: string): Promise<void> {
	const upload = uploads.get(id);
	if (upload?.phase !== "sending") return;
	const record = await queryClient
		.fetchQuery({ queryKey: ["getImport", { id }], queryFn: () => client.getImport({ id }), staleTime: ASK_EVERY_MS })
		.catch(() => undefined);
	if (record && (record.bytesRead ?? 0) >= upload.sizeBytes && uploads.get(id)?.phase === "sending") {
		set({ ...upload, phase: "received" });
	}
}

/** Lets the tray of jobs see this one; from then on it asks by itself. */
async function showJob(id: string): Promise<void> {
	const jobs = queryClient.getQueryData<ResultOf<"listJobs">>(["listJobs", {}]);
	if (jobs && !jobs.items.some((job) => job.id === id)) await queryClient.invalidateQueries({ queryKey: ["listJobs"] });
}

function end(id: string, error?: unknown): void {
	const upload = uploads.get(id);
	if (upload) set({ ...upload, phase: "ended", ...(error !== undefined && { error }) });
}

/** Cancels the import and stops sending. @throws SegwardError `state-conflict` once it has ended. */
export async function cancelUpload(id: string): Promise<void> {
	try {
		await client.cancelImport({ id });
	} finally {
		aborts.get(id)?.abort();
		await queryClient.invalidateQueries({ queryKey: ["getImport"] });
		await queryClient.invalidateQueries({ queryKey: ["listImports"] });
	}
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** The upload of an import that this page started; undefined for all others. */
export function useUpload(importId: string | undefined): Upload | undefined {
	return useSyncExternalStore(subscribe, () => (importId === undefined ? undefined : uploads.get(importId)));
}
