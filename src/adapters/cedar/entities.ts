import type { CedarValueJson, EntityJson } from "@cedar-policy/cedar-wasm/nodejs";
import type { Principal, PrincipalKind } from "../../core/access/principal.ts";
import type { AccessRequest, ResourceAttributes } from "../../ports/policy-engine.ts";

const ENTITY_TYPES: Readonly<Record<PrincipalKind, string>> = {
	person: "Segward::Person",
	token: "Segward::ApiToken",
	operator: "Segward::Operator",
	provisioner: "Segward::Provisioner",
};

export function principalEntity({
	kind,
	tokenId,
	personId,
	roles,
	teams,
	trainingCurrent,
	owner,
}: Principal): EntityJson & { uid: { type: string; id: string } } {
	const parents = [
		...roles.map((id) => ({ type: "Segward::Role", id })),
		...(kind === "operator" || kind === "provisioner" ? [] : teams.map((id) => ({ type: "Segward::Team", id }))),
	];
	return {
		uid: { type: ENTITY_TYPES[kind], id: personId ?? tokenId },
		attrs: {
			...(kind === "person" ? { trainingCurrent } : {}),
			...(kind === "token" && owner?.personId !== undefined
				? attributesOf({ owner: { entity: "Person", id: owner.personId } })
				: {}),
		},
		parents,
	};
}

/** None where nothing is known of the thing acted on. */
export function resourceEntity({ resource, resourceKind, resourceId }: AccessRequest): EntityJson[] {
	if (resource === undefined) return [];
	return [{ uid: { type: `Segward::${resourceKind}`, id: resourceId }, attrs: attributesOf(resource), parents: [] }];
}

function attributesOf(resource: ResourceAttributes): EntityJson["attrs"] {
	return Object.fromEntries(
		Object.entries(resource).flatMap(([name, value]) =>
			value === undefined ? [] : [[name, attributeOf(value)] as const],
		),
	);
}

function attributeOf(value: NonNullable<ResourceAttributes[string]>): CedarValueJson {
	if (typeof value !== "object") return value;
	if ("entity" in value) return { __entity: { type: `Segward::${value.entity}`, id: value.id } };
	return value.map(attributeOf);
}
