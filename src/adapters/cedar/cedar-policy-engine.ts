import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import type { Principal, PrincipalKind } from "../../core/access/principal.ts";
import type { AccessDecision, AccessRequest, PolicyEngine, ResourceAttributes } from "../../ports/policy-engine.ts";
import type { PolicyTexts } from "./policy-files.ts";

const ENTITY_TYPES: Readonly<Record<PrincipalKind, string>> = {
	person: "Segward::Person",
	token: "Segward::ApiToken",
	operator: "Segward::Operator",
};

let engines = 0;

/**
 * Decides with Cedar. Schema and policies are parsed once, here, and checked against each other;
 * a decision that Cedar cannot make without error is a deny.
 *
 * @throws Error when schema or policies do not parse, or a policy does not fit the schema.
 */
export function cedarPolicyEngine(texts: PolicyTexts): PolicyEngine {
	const policies = { staticPolicies: { ...texts.policies } };
	refuseErrors("schema", cedar.checkParseSchema(texts.schema));
	refuseErrors("policies", cedar.checkParsePolicySet(policies));
	const validation = cedar.validate({ schema: texts.schema, policies, validationSettings: { mode: "strict" } });
	refuseErrors("validation", validation);
	if (validation.type === "success" && validation.validationErrors.length > 0) {
		const [first] = validation.validationErrors;
		throw new Error(`Policy ${first?.policyId} does not fit the schema: ${first?.error.message}`);
	}

	// The parsed forms live in the WebAssembly instance under a name; several engines may coexist.
	engines += 1;
	const name = `segward-${engines}`;
	refuseErrors("schema", cedar.preparseSchema(name, texts.schema));
	refuseErrors("policies", cedar.preparsePolicySet(name, policies));

	function decideFor(principal: Principal, request: AccessRequest): AccessDecision {
		const { action, resourceKind, resourceId, purpose, secondFactorAgeSeconds } = request;
		const entity = entityOf(principal);
		const resourceUid = { type: `Segward::${resourceKind}`, id: resourceId };
		const resource = request.resource && { uid: resourceUid, attrs: attributesOf(request.resource), parents: [] };
		const answer = cedar.statefulIsAuthorized({
			principal: entity.uid,
			action: { type: "Segward::Action", id: action },
			resource: resourceUid,
			context: {
				...(purpose === undefined ? {} : { purpose }),
				...(secondFactorAgeSeconds === undefined ? {} : { secondFactorAgeSeconds }),
			},
			preparsedSchemaName: name,
			preparsedPolicySetId: name,
			validateRequest: true,
			entities: resource === undefined ? [entity] : [entity, resource],
		});
		if (answer.type === "failure" || answer.response.diagnostics.errors.length > 0) {
			return { allowed: false, policies: [] };
		}
		const { decision, diagnostics } = answer.response;
		return { allowed: decision === "allow", policies: diagnostics.reason };
	}

	return {
		decide(request) {
			const { principal } = request;
			const decision = decideFor(principal, request);
			if (!decision.allowed || principal.owner === undefined) return decision;
			const owner = decideFor(principal.owner, request);
			return owner.allowed ? decision : owner;
		},
	};
}

function entityOf({ kind, tokenId, personId, roles, teams, trainingCurrent }: Principal): cedar.EntityJson {
	const parents = [
		...roles.map((id) => ({ type: "Segward::Role", id })),
		...(kind === "operator" ? [] : teams.map((id) => ({ type: "Segward::Team", id }))),
	];
	return {
		uid: { type: ENTITY_TYPES[kind], id: personId ?? tokenId },
		attrs: kind === "person" ? { trainingCurrent } : {},
		parents,
	};
}

function attributesOf(resource: ResourceAttributes): cedar.EntityJson["attrs"] {
	return Object.fromEntries(
		Object.entries(resource).flatMap(([name, value]) =>
			value === undefined ? [] : [[name, attributeOf(value)] as const],
		),
	);
}

function attributeOf(value: NonNullable<ResourceAttributes[string]>): cedar.CedarValueJson {
	if (typeof value !== "object") return value;
	if ("entity" in value) return { __entity: { type: `Segward::${value.entity}`, id: value.id } };
	return value.map(attributeOf);
}

function refuseErrors(what: string, answer: { type: "success" } | { type: "failure"; errors: cedar.DetailedError[] }) {
	if (answer.type === "failure") {
		throw new Error(`The Cedar ${what} cannot be used: ${answer.errors.map((error) => error.message).join("; ")}`);
	}
}

/** Ids of the actions a schema declares, groups left out. */
export function actionsOf(schema: string): string[] {
	const answer = cedar.schemaToJson(schema);
	if (answer.type === "failure") throw new Error("The Cedar schema cannot be read.");
	return Object.values(answer.json).flatMap((namespace) =>
		Object.entries(namespace.actions)
			.filter(([, action]) => (action.appliesTo?.principalTypes.length ?? 0) > 0)
			.map(([id]) => id),
	);
}
