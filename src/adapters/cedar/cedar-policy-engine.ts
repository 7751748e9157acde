import { setImmediate } from "node:timers/promises";
import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import type { Principal } from "../../core/access/principal.ts";
import type { PolicyAction, PolicyBook, PolicyText } from "../../ports/policy-book.ts";
import type { AccessDecision, AccessRequest, PolicyEngine } from "../../ports/policy-engine.ts";
import { DecisionsOfASecond } from "./decisions-of-a-second.ts";
import { principalEntity, resourceEntity } from "./entities.ts";
import { policyActions } from "./policy-actions.ts";
import { checkPolicy, unusablePolicies } from "./policy-check.ts";
import type { PolicyTexts } from "./policy-files.ts";
import { policySets } from "./policy-sets.ts";
import { requestContext } from "./request-context.ts";

export interface EngineOptions {
	/** What kind of installation this is, such as `production` or `staging`; policies can speak of it. */
	environment: string;
	now(): number;
}

/**
 * Decides with Cedar. Schema and policies are parsed once, and checked against each other; a decision that Cedar cannot make
 * without error is a deny.
 *
 * @throws Error when schema or policies do not parse, or a policy does not fit the schema.
 */
export function cedarPolicyEngine(
	texts: PolicyTexts,
	{ environment, now }: EngineOptions = { environment: "production", now: Date.now },
): PolicyBook {
	const { schema } = texts;
	const builtIn = Object.entries(texts.policies).map(([id, text]) => ({ id, text }));
	const [wrong] = unusablePolicies(schema, builtIn);
	if (wrong !== undefined) throw new Error(`The Cedar policy ${wrong.id} cannot be used: ${wrong.reason}`);
	const sets = policySets(builtIn);
	refuseErrors("schema", cedar.preparseSchema(sets.name, schema));
	const timeZones = new Map<string, string>();
	const decisions = new DecisionsOfASecond();
	let actions: PolicyAction[] | undefined;

	function decideFor(set: string, principal: Principal, request: AccessRequest): AccessDecision {
		const { action, resourceKind, resourceId, purpose, secondFactorAgeSeconds } = request;
		const entity = principalEntity(principal);
		const context = requestContext(request, environment, timeZones.get(principal.workspaceId) ?? "UTC", now());
		const question: cedar.StatefulAuthorizationCall = {
			principal: entity.uid,
			action: { type: "Segward::Action", id: action },
			resource: { type: `Segward::${resourceKind}`, id: resourceId },
			context: {
				...(purpose === undefined ? {} : { purpose }),
				...(secondFactorAgeSeconds === undefined ? {} : { secondFactorAgeSeconds }),
				...context,
			},
			preparsedSchemaName: sets.name,
			// Whatever a workspace's policies say, the operator of the machine can undo them.
			preparsedPolicySetId: principal.kind === "operator" ? sets.name : set,
			validateRequest: true,
			entities: [entity, ...resourceEntity(request)],
		};
		return decisions.of(Number(context.now), JSON.stringify(question), () => decisionOf(question));
	}

	function decisionOf(question: cedar.StatefulAuthorizationCall): AccessDecision {
		const answer = cedar.statefulIsAuthorized(question);
		if (answer.type === "failure" || answer.response.diagnostics.errors.length > 0) {
			return { allowed: false, policies: [] };
		}
		const { decision, diagnostics } = answer.response;
		return { allowed: decision === "allow", policies: diagnostics.reason };
	}

	const engineOf = (setOf: (workspaceId: string) => string): PolicyEngine => ({
		decide(request) {
			const { principal } = request;
			const set = setOf(principal.workspaceId);
			const decision = decideFor(set, principal, request);
			if (!decision.allowed || principal.owner === undefined) return decision;
			const owner = decideFor(set, principal.owner, request);
			return owner.allowed ? decision : owner;
		},
	});

	return {
		...engineOf((workspaceId) => sets.adopted(workspaceId)),
		builtIn,
		get actions() {
			actions ??= policyActions(schema);
			return actions;
		},
		check: (text) => checkPolicy(schema, text),
		adopt(workspaceId, policies, timeZone = "UTC") {
			const unusable = policies.length === 0 ? [] : unusablePolicies(schema, policies).map(({ id }) => id);
			decisions.forget();
			sets.adopt(
				workspaceId,
				policies.flatMap((one) => (unusable.includes(one.id) ? voidOf(one) : [one])),
			);
			timeZones.set(workspaceId, timeZone);
			return unusable;
		},
		propose(workspaceId, policies) {
			decisions.forget();
			const { set, close } = sets.propose(policies);
			const engine = engineOf((id) => (id === workspaceId ? set : sets.adopted(id)));
			return { ...engine, pause: () => setImmediate(), close };
		},
	};
}

/** A permit that cannot be read permits nothing; anything else might have been meant to forbid everything. */
function voidOf({ id, text }: PolicyText): PolicyText[] {
	const read = cedar.policyToJson(text);
	if (read.type === "success" && read.json.effect === "permit") return [];
	return [{ id, text: "forbid (principal, action, resource);" }];
}

function refuseErrors(what: string, answer: { type: "success" } | { type: "failure"; errors: cedar.DetailedError[] }) {
	if (answer.type === "failure") {
		throw new Error(`The Cedar ${what} cannot be used: ${answer.errors.map((error) => error.message).join("; ")}`);
	}
}
