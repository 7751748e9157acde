import { type AuditFilter, AuditView } from "../../core/audit/audit-view.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";

const MOST_VIEWS = 200;

interface WrittenView {
	title: string;
	shared: boolean;
	filter: AuditFilter;
	days?: number;
}

type Deps = Pick<Services, "store" | "clock" | "newId">;

/** The caller's own views of the log and those that colleagues share, by title. */
export function listAuditViews({ store }: Deps) {
	return async (call: Call) => {
		const mine = ownerOf(call).ownerId;
		const views = await allViews(store, call.workspaceId);
		const items = views.filter(({ shared, ownerId }) => shared || ownerId === mine);
		const shown = items.map((view) => ({ ...view, own: view.ownerId === mine }));
		return { items: shown.toSorted((a, b) => a.title.localeCompare(b.title, "en")) };
	};
}

/** @throws SegwardError `state-conflict` where the workspace has very many. */
export function createAuditView({ store, clock, newId }: Deps) {
	return async (call: Call, input: WrittenView) => {
		if ((await allViews(store, call.workspaceId)).length >= MOST_VIEWS) {
			throw new SegwardError("state-conflict", { detail: `A workspace keeps at most ${MOST_VIEWS} views of its log.` });
		}
		const view = { ...input, id: newId(), ...ownerOf(call) };
		await store.auditViews.put(call.workspaceId, view.id, view, isoInstant(clock.now()));
		call.note({ resourceId: view.id });
		return { ...view, own: true };
	};
}

/** @throws SegwardError `not-found`; `action-forbidden` for a colleague's. */
export function updateAuditView({ store, clock }: Deps) {
	return async (call: Call, input: WrittenView & { id: string }) => {
		const { ownerId, owner } = await ownView(store, call, input.id);
		const view = { ...input, ownerId, owner };
		await store.auditViews.put(call.workspaceId, view.id, view, isoInstant(clock.now()));
		return { ...view, own: true };
	};
}

/** @throws SegwardError as {@link updateAuditView} does. */
export function removeAuditView({ store }: Deps) {
	return async (call: Call, input: { id: string }) => {
		await ownView(store, call, input.id);
		await store.auditViews.remove(call.workspaceId, input.id);
		return { removed: true as const };
	};
}

async function allViews(store: Deps["store"], workspaceId: string): Promise<AuditView[]> {
	return (await store.auditViews.list(workspaceId)).map(({ body }) => AuditView.parse(body));
}

/** One that is kept private does not exist for others. */
async function ownView(store: Deps["store"], call: Call, id: string): Promise<AuditView> {
	const found = await store.auditViews.get(call.workspaceId, id);
	const view = found === undefined ? undefined : AuditView.parse(found);
	const isOwn = view?.ownerId === ownerOf(call).ownerId;
	if (view === undefined || !(isOwn || view.shared)) {
		throw new SegwardError("not-found", { detail: "There is no such view of the log." });
	}
	if (!isOwn) throw new SegwardError("action-forbidden", { detail: `Only ${view.owner} changes this view.` });
	return view;
}

/** A person, or the program or operator that has no person. */
function ownerOf({ principal }: Call): { owner: string; ownerId: string } {
	return { owner: principal.name, ownerId: principal.personId ?? principal.tokenId };
}
