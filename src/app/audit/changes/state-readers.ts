import { sizeBudgetOf } from "../../privacy/size-budget.ts";
import { approvalSetting } from "../../segments/approval/approval-required.ts";
import { newestSpec } from "../../segments/approval/newest-version.ts";
import { isoInstant, type Services } from "../../services.ts";
import { freezeOf } from "../watch/freeze.ts";
import { watchSettingsOf } from "../watch/settings-of.ts";

export type ReaderDeps = Pick<Services, "store" | "register" | "links" | "federation" | "training" | "clock">;
type Reader = (deps: ReaderDeps, workspaceId: string, id: string) => Promise<unknown>;

export type StateKind =
	| "mapping"
	| "field"
	| "segment"
	| "trait"
	| "list"
	| "approval"
	| "size-budget"
	| "break-glass"
	| "token"
	| "invitation"
	| "person"
	| "course"
	| "workspace"
	| "identity-provider"
	| "provisioning-token"
	| "provisioned-user"
	| "provisioned-group"
	| "policy"
	| "audit-review"
	| "review-schedule"
	| "audit-target"
	| "mask"
	| "watch"
	| "detection"
	| "freeze";

/** The state of one thing as it counts now; undefined where there is none. What only use leaves behind is no part of it. */
export const STATE_READERS: Readonly<Record<StateKind, Reader>> = {
	mapping: ({ store }, workspaceId, name) => store.mappings.get(workspaceId, name),
	trait: ({ store }, workspaceId, name) => store.traits.get(workspaceId, name),
	list: ({ store }, workspaceId, name) => store.lists.find(workspaceId, name),
	watch: async ({ store }, workspaceId) => (await watchSettingsOf({ store }, workspaceId)).settings,
	detection: async ({ store }, workspaceId, id) => (await watchSettingsOf({ store }, workspaceId)).settings.tunings[id],
	freeze: ({ store }, workspaceId) => freezeOf(store, workspaceId),
	approval: ({ store }, workspaceId) => approvalSetting(store, workspaceId),
	"size-budget": ({ store }, workspaceId) => sizeBudgetOf(store, workspaceId),
	workspace: ({ store }, _, id) => store.workspaces.find(id),

	/** Fields of several kinds may share a name. */
	async field({ store }, workspaceId, name) {
		const fields = (await store.fields.list(workspaceId)).filter((one) => one.name === name);
		return orAbsent(
			fields.map(({ kind, labels, description, confirmed }) => ({ kind, labels, description, confirmed })),
		);
	},

	async segment({ store }, workspaceId, name) {
		const record = await store.segments.findByName(workspaceId, name);
		if (record === undefined) return undefined;
		const { updatedAt: _, ...kept } = record;
		return { ...kept, newest: await newestSpec(store, workspaceId, record) };
	},

	"audit-review": ({ store }, workspaceId, id) => store.auditReviews.find(workspaceId, id),
	"review-schedule": ({ store }, workspaceId, name) => store.auditReviews.findSchedule(workspaceId, name),
	async mask({ store }, workspaceId, name) {
		const found = (await store.maskingRules.current(workspaceId)).find((one) => one.name === name);
		return found?.rule;
	},
	async "audit-target"({ store }, workspaceId, id) {
		const found = await store.auditTargets.find(workspaceId, id);
		return found && { settings: found.settings, secret: found.secret };
	},
	"break-glass": ({ store }, workspaceId, id) => store.breakGlass.find(workspaceId, id),

	async token({ store }, workspaceId, id) {
		const found = (await store.tokens.list(workspaceId)).find((one) => one.id === id);
		if (found === undefined) return undefined;
		const { name, roles, scopes, ownerId, expiresAt, revokedAt } = found;
		return { name, roles, scopes, ownerId, expiresAt, revokedAt };
	},

	async invitation({ links }, workspaceId, id) {
		return (await links.openInvitations(workspaceId)).find((one) => one.id === id);
	},

	/** In this workspace alone: what somebody is elsewhere is not for its log. */
	async person({ register, store }, workspaceId, id) {
		const person = await register.find(id);
		const assignment = person?.assignments.find((one) => one.workspaceId === workspaceId);
		if (person === undefined || assignment === undefined) return undefined;
		const { name, email, state } = person;
		const inEmergency = await store.breakGlass.allowedRoles(workspaceId, id);
		return { name, email, state, roles: assignment.roles, teams: assignment.teams, inEmergency };
	},

	async course({ training }, workspaceId, id) {
		const found = (await training.courses(workspaceId)).find(({ course }) => course.id === id);
		return found?.own && found.course;
	},

	async "identity-provider"({ federation, clock }, _, id) {
		const provider = await federation.providers.find(id);
		return provider && { provider, expected: await federation.expected.list(id, isoInstant(clock.now())) };
	},

	async "provisioning-token"({ federation }, _, id) {
		const found = (await federation.tokens.list()).find((one) => one.id === id);
		if (found === undefined) return undefined;
		const { providerId, name, expiresAt, revokedAt } = found;
		return { providerId, name, expiresAt, revokedAt };
	},

	async "provisioned-user"({ federation, register }, _, id) {
		const accounts = (await federation.accounts.ofPerson(id)).filter(({ provisioned }) => provisioned !== undefined);
		if (accounts.length === 0) return undefined;
		const resources = accounts.map(({ providerId, provisioned }) => ({ providerId, resource: provisioned?.resource }));
		return { resources, state: (await register.find(id))?.state };
	},

	async "provisioned-group"({ federation }, _, id) {
		for (const provider of await federation.providers.list()) {
			const group = await federation.groups.find(provider.id, id);
			if (group !== undefined) return { displayName: group.displayName, members: group.members };
		}
		return undefined;
	},

	/** A role and a policy may share a name. */
	async policy({ store }, workspaceId, name) {
		const policies = (await store.policies.current(workspaceId)).filter((one) => one.name === name);
		return orAbsent(policies.map(({ policy }) => policy));
	},
};

function orAbsent<T>(found: readonly T[]): readonly T[] | undefined {
	return found.length === 0 ? undefined : found;
}
