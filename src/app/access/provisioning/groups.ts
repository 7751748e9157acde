import { matches } from "../../../core/access/scim/filter.ts";
import { applyPatch, parsePatch } from "../../../core/access/scim/patch.ts";
import { type ProjectionRequest, projected } from "../../../core/access/scim/projection.ts";
import { isObject, keyOf, SCIM_SCHEMAS, type ScimResource, textOf } from "../../../core/access/scim/resource.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ProvisionedGroup } from "../../../ports/federation.ts";
import type { UseCase } from "../../call.ts";
import { scimUrlOf } from "../sign-on/addresses.ts";
import { instant } from "../sign-on/federation-deps.ts";
import { findProvider } from "../sign-on/find-provider.ts";
import { regrant } from "../sign-on/regrant.ts";
import { pageOf, type ScimList, type ScimQuery } from "./page-of.ts";
import { providerIdOf, type ScimView, type UserDeps } from "./user-view.ts";

/** @throws SegwardError `filter-invalid`. */
export function listGroups(deps: UserDeps): UseCase<ScimQuery, ScimList<ScimView>> {
	return async (call, query) => {
		const groups = await deps.federation.groups.list(providerIdOf(call));
		const filter = query.filter?.trim() ? deps.parseFilter(query.filter) : undefined;
		const found = groups.filter((group) => filter === undefined || matches(groupView(deps, group), filter));
		return pageOf(found, query, (group) => groupView(deps, group, query));
	};
}

/** @throws SegwardError `not-found`. */
export function readGroup(deps: UserDeps): UseCase<{ id: string } & ProjectionRequest, ScimView> {
	return async (call, { id, ...projection }) =>
		groupView(deps, await findGroup(deps, providerIdOf(call), id), projection);
}

/** Members get what the mapping gives the group. @throws SegwardError `name-taken`, `request-invalid` for a strange member. */
export function createGroup(deps: UserDeps): UseCase<{ resource: ScimResource }, ScimView> {
	return async (call, { resource }) => {
		const [id, at] = [deps.newId(), instant(deps)];
		call.note({ resourceId: id });
		const nobody = { id, providerId: providerIdOf(call), displayName: "", members: [], createdAt: at, updatedAt: at };
		return keep(deps, nobody, resource);
	};
}

export function replaceGroup(deps: UserDeps): UseCase<{ id: string; resource: ScimResource }, ScimView> {
	return async (call, { id, resource }) => keep(deps, await findGroup(deps, providerIdOf(call), id), resource);
}

export function patchGroup(deps: UserDeps): UseCase<{ id: string; resource: ScimResource }, ScimView> {
	return async (call, { id, resource }) => {
		const group = await findGroup(deps, providerIdOf(call), id);
		return keep(deps, group, applyPatch(groupView(deps, group), parsePatch(resource), deps.parseFilter));
	};
}

/** Members lose what it gave. @throws SegwardError `not-found`. */
export function removeGroup(deps: UserDeps): UseCase<{ id: string }, Record<string, never>> {
	return async (call, { id }) => {
		const group = await findGroup(deps, providerIdOf(call), id);
		await deps.federation.groups.remove(group.providerId, id);
		await regrantAll(deps, group.providerId, group.members);
		return {};
	};
}

async function keep(deps: UserDeps, before: ProvisionedGroup, resource: ScimResource): Promise<ScimView> {
	const displayName = textOf(resource[keyOf(resource, "displayName")]);
	if (displayName === undefined || displayName.length > 200) {
		throw new SegwardError("request-invalid", {
			path: "displayName",
			detail: "displayName is needed, at most 200 characters.",
		});
	}
	const externalId = textOf(resource[keyOf(resource, "externalId")])?.slice(0, 300);
	const members = await membersIn(deps, before.providerId, resource[keyOf(resource, "members")]);
	const group = { ...before, displayName, externalId, members, updatedAt: instant(deps) };
	await deps.federation.groups.put(group);
	const renamed = displayName !== before.displayName;
	const changed = [...before.members, ...members].filter(
		(id) => renamed || before.members.includes(id) !== members.includes(id),
	);
	await regrantAll(deps, group.providerId, changed);
	return groupView(deps, group);
}

/** Ids of people; each has to be a user that this directory provisioned. */
async function membersIn(deps: UserDeps, providerId: string, value: unknown): Promise<string[]> {
	const ids = [value ?? []].flat().flatMap((one) => (isObject(one) ? (textOf(one.value) ?? []) : []));
	const provisioned = await deps.federation.accounts.provisioned(providerId);
	const known = new Set(provisioned.map(({ personId }) => personId));
	if (ids.every((id) => known.has(id))) return [...new Set(ids)];
	throw new SegwardError("request-invalid", { path: "members", detail: "A member is no user of this directory." });
}

async function regrantAll(deps: UserDeps, providerId: string, personIds: readonly string[]): Promise<void> {
	const provider = await findProvider(deps.federation, providerId);
	for (const personId of new Set(personIds)) {
		const account = await deps.federation.accounts.find(providerId, personId);
		if (account !== undefined) await regrant(deps, provider, account);
	}
}

async function findGroup({ federation }: UserDeps, providerId: string, id: string): Promise<ProvisionedGroup> {
	const group = await federation.groups.find(providerId, id);
	if (group !== undefined) return group;
	throw new SegwardError("not-found", { detail: "This directory provisioned no such group." });
}

function groupView(
	{ settings }: Pick<UserDeps, "settings">,
	{ id, displayName, externalId, members, createdAt, updatedAt }: ProvisionedGroup,
	projection: ProjectionRequest = {},
): ScimView {
	const view: ScimView = {
		schemas: [SCIM_SCHEMAS.group],
		id,
		displayName,
		...(externalId === undefined ? {} : { externalId }),
		members: members.map((value) => ({ value, $ref: `${scimUrlOf(settings)}/Users/${value}` })),
		meta: {
			resourceType: "Group",
			created: createdAt,
			lastModified: updatedAt,
			location: `${scimUrlOf(settings)}/Groups/${id}`,
		},
	};
	return projected(view, projection) as ScimView;
}
