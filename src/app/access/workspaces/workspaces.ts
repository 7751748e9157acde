import type { RoleName } from "../../../core/access/role.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { WorkspaceRecord } from "../../../ports/control-store.ts";
import type { Call, UseCase } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";

type Deps = Pick<Services, "store" | "people" | "register" | "keyring" | "data" | "clock" | "newId"> & {
	homeWorkspaceId: string;
};

/** A workspace as somebody sees it who is something in it. */
export interface OwnWorkspace extends Pick<WorkspaceRecord, "id" | "name"> {
	roles: RoleName[];
	/** Whether this session acts in it. */
	current: boolean;
}

/** What a new workspace's maker is in it: not more than it takes to let others in. */
const ROLES_OF_THE_MAKER: readonly RoleName[] = ["administrator"];

/** The workspaces in which the caller is something; for the local operator all, for a program its own. */
export function listOwnWorkspaces({ store, people }: Deps): UseCase<unknown, { items: OwnWorkspace[] }> {
	return async ({ principal, workspaceId }) => {
		const { kind, personId, roles } = principal;
		const person = personId === undefined ? undefined : await people.findById(personId);
		const items = (await store.workspaces.list()).flatMap(({ id, name, archivedAt }): OwnWorkspace[] => {
			const current = id === workspaceId;
			const held = person?.assignments.find((one) => one.workspaceId === id)?.roles ?? (current ? roles : undefined);
			if (archivedAt !== undefined || (held === undefined && kind !== "operator")) return [];
			return [{ id, name, roles: [...(held ?? [])], current }];
		});
		return { items };
	};
}

/** Every workspace of the installation, archived ones too. @throws SegwardError `action-forbidden` outside of the first one. */
export function listAllWorkspaces(deps: Deps): UseCase<unknown, { items: WorkspaceRecord[] }> {
	return async (call) => {
		fromHome(deps, call);
		return { items: await deps.store.workspaces.list() };
	};
}

/**
 * Makes a workspace: keys and an engine database of its own, and the caller as its administrator. Its record comes last, so
 * that what was interrupted does not exist.
 *
 * @throws SegwardError `action-forbidden` outside of the first workspace; `name-taken`.
 */
export function createWorkspace(deps: Deps): UseCase<{ name: string }, WorkspaceRecord> {
	const { store, register, keyring, data, clock, newId } = deps;
	return async (call, { name }) => {
		fromHome(deps, call);
		await refuseTakenName(deps, name);
		const id = `w${newId().replaceAll("-", "").slice(0, 15)}`;
		call.note({ resourceId: id });
		await keyring.createWorkspaceKeys(id);
		await data.createWorkspace(id);
		const workspace = { id, name, createdAt: isoInstant(clock.now()) };
		await store.workspaces.create(workspace);
		const { personId, tokenId } = call.principal;
		if (personId !== undefined) {
			await register.setAssignment(personId, { workspaceId: id, roles: [...ROLES_OF_THE_MAKER], teams: [] }, tokenId);
		}
		return workspace;
	};
}

/** @throws SegwardError `not-found` for another than the caller's own, but for operators of the first one; `name-taken`. */
export function renameWorkspace(deps: Deps): UseCase<{ id: string; name: string }, WorkspaceRecord> {
	return async (call, { id, name }) => {
		if (id !== call.workspaceId && call.workspaceId !== deps.homeWorkspaceId) throw unknown();
		const workspace = await found(deps, id);
		if (workspace.name !== name) await refuseTakenName(deps, name);
		await deps.store.workspaces.rename(id, name);
		return { ...workspace, name };
	};
}

/** From now on nobody acts in it; its data stays, under its keys. @throws SegwardError `state-conflict` for the first one. */
export function archiveWorkspace(deps: Deps): UseCase<{ id: string }, WorkspaceRecord> {
	return async (call, { id }) => {
		fromHome(deps, call);
		const workspace = await found(deps, id);
		if (id === deps.homeWorkspaceId) {
			throw new SegwardError("state-conflict", { detail: "The first workspace runs the installation; it stays." });
		}
		const archivedAt = workspace.archivedAt ?? isoInstant(deps.clock.now());
		await deps.store.workspaces.setArchived(id, archivedAt);
		return { ...workspace, archivedAt };
	};
}

/** Everybody is again what they were in it. */
export function restoreWorkspace(deps: Deps): UseCase<{ id: string }, WorkspaceRecord> {
	return async (call, { id }) => {
		fromHome(deps, call);
		const { archivedAt: _, ...workspace } = await found(deps, id);
		await deps.store.workspaces.setArchived(id, undefined);
		return workspace;
	};
}

/**
 * Lets the caller's session act in another workspace; its secret is a new one from then on.
 *
 * @throws SegwardError `not-found` where the caller is nothing, in words that do not tell whether there is such a workspace.
 */
export function switchWorkspace({ people }: Pick<Deps, "people">): UseCase<{ id: string }, { workspaceId: string }> {
	return async (call, { id }) => {
		const { kind, tokenId } = call.principal;
		const secret = kind === "person" ? await people.actIn(tokenId, id) : null;
		if (secret === null) throw unknown();
		call.answerSession(secret);
		return { workspaceId: id };
	};
}

function fromHome({ homeWorkspaceId }: Deps, call: Call): void {
	if (call.workspaceId === homeWorkspaceId) return;
	throw new SegwardError("action-forbidden", {
		detail: "Workspaces are made and archived from the first workspace of the installation.",
	});
}

async function found({ store }: Deps, id: string): Promise<WorkspaceRecord> {
	const workspace = await store.workspaces.find(id);
	if (workspace === undefined) throw unknown();
	return workspace;
}

async function refuseTakenName({ store }: Deps, name: string): Promise<void> {
	const taken = (await store.workspaces.list()).some((one) => one.name.toLowerCase() === name.toLowerCase());
	if (taken) throw new SegwardError("name-taken", { path: "name", detail: "Another workspace is called so." });
}

function unknown(): SegwardError {
	return new SegwardError("not-found", {
		detail: "You have no such workspace.",
		hint: "GET /api/v1/workspaces lists yours.",
	});
}
