import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ExtractRecord } from "../../../core/privacy/extract/extract-record.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { viewExtract } from "./sees-all-rows.ts";

type Deps = Pick<Services, "store" | "clock">;

/** @throws SegwardError `not-found`. */
export async function findExtract(deps: Deps, workspaceId: string, id: string): Promise<ExtractRecord> {
	const found = await deps.store.extracts.find(workspaceId, id);
	if (found === undefined) throw new SegwardError("not-found", { detail: "There is no such extract." });
	return withoutExpired(deps, workspaceId, found);
}

/** Drops the rows of an extract whose time is over, and says so. */
export async function withoutExpired(
	{ store, clock }: Deps,
	workspaceId: string,
	extract: ExtractRecord,
): Promise<ExtractRecord> {
	if (extract.state !== "done" || extract.expiresAt > isoInstant(clock.now())) return extract;
	await dropExtract(store, workspaceId, extract.id);
	return { ...extract, state: "removed" };
}

/** The rows go; the record stays, so that it stays known what was made. */
export async function dropExtract(store: Services["store"], workspaceId: string, id: string): Promise<void> {
	await store.transaction(async (inner) => {
		await inner.extracts.dropRows(workspaceId, id);
		await inner.extracts.update(workspaceId, id, { state: "removed" });
	});
}

export function getExtract(services: Services) {
	return async (call: Call, input: { id: string }) =>
		viewExtract(services, call, await findExtract(services, call.workspaceId, input.id));
}

/** Newest first, without their reports. */
export function listExtracts(services: Services) {
	return async (call: Call, _input: unknown) => {
		const all = await services.store.extracts.list(call.workspaceId);
		const current = await Promise.all(all.map((one) => withoutExpired(services, call.workspaceId, one)));
		return { items: await Promise.all(current.map((one) => viewExtract(services, call, one))) };
	};
}
