import { matches, singleEquality } from "../../../core/access/scim/filter.ts";
import type { ProjectionRequest } from "../../../core/access/scim/projection.ts";
import type { UseCase } from "../../call.ts";
import { pageOf, type ScimList, type ScimQuery } from "./page-of.ts";
import {
	isProvisioned,
	type ProvisionedAccount,
	providerIdOf,
	provisionedAccount,
	type ScimView,
	type UserDeps,
	userView,
} from "./user-view.ts";

/** @throws SegwardError `not-found`. */
export function readUser(deps: UserDeps): UseCase<{ id: string } & ProjectionRequest, ScimView> {
	return async (call, { id, ...projection }) =>
		userView(deps, await provisionedAccount(deps, providerIdOf(call), id), projection);
}

/** @throws SegwardError `filter-invalid`. */
export function listUsers(deps: UserDeps): UseCase<ScimQuery, ScimList<ScimView>> {
	return async (call, query) => {
		const found = await foundAccounts(deps, providerIdOf(call), query.filter);
		return pageOf(found, query, (account) => userView(deps, account, query));
	};
}

async function foundAccounts(deps: UserDeps, providerId: string, text?: string): Promise<ProvisionedAccount[]> {
	const { accounts } = deps.federation;
	if (text === undefined || text.trim() === "") return (await accounts.provisioned(providerId)).filter(isProvisioned);
	const filter = deps.parseFilter(text);
	const single = singleEquality(filter);
	if (single !== undefined) {
		const found =
			single.attribute === "username"
				? await accounts.findByUserName(providerId, single.value)
				: await accounts.findByExternalId(providerId, single.value);
		return isProvisioned(found) ? [found] : [];
	}
	const all = (await accounts.provisioned(providerId)).filter(isProvisioned);
	const found: ProvisionedAccount[] = [];
	for (const account of all) {
		const state = await deps.people.findById(account.personId);
		const { resource, createdAt, updatedAt } = account.provisioned;
		const meta = { created: createdAt, lastModified: updatedAt };
		const seen = { ...resource, id: account.personId, active: state?.state === "active", meta };
		if (matches(seen, filter)) found.push(account);
	}
	return found;
}
