import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import type { PolicyShape } from "../../core/access/policy-shape.ts";
import { nearestName } from "../../core/segments/nearest-name.ts";
import type { PolicyFinding, PolicyText } from "../../ports/policy-book.ts";
import { actionAndGroupNames } from "./policy-actions.ts";

const ID = "policy";
const NAMED: Readonly<Record<string, "role" | "team" | "person">> = {
	"Segward::Role": "role",
	"Segward::Team": "team",
	"Segward::Person": "person",
};

/** Reads one policy and checks it against the schema; places are lines and columns of its text. */
export function checkPolicy(schema: string, text: string): { shape?: PolicyShape; findings: PolicyFinding[] } {
	const policies = { staticPolicies: { [ID]: text } };
	const parsed = cedar.checkParsePolicySet(policies);
	const read = cedar.policyToJson(text);
	if (parsed.type === "failure" || read.type === "failure") {
		const errors = parsed.type === "failure" ? parsed.errors : read.type === "failure" ? read.errors : [];
		return { findings: errors.map((error) => findingOf(text, error, "error")) };
	}
	const answer = cedar.validate({ schema, policies, validationSettings: { mode: "strict" } });
	if (answer.type === "failure") return { findings: answer.errors.map((error) => findingOf(text, error, "error")) };
	const findings = [
		...answer.validationErrors.map(({ error }) => findingOf(text, error, "error")),
		...answer.validationWarnings.map(({ error }) => findingOf(text, error, "warning")),
	];
	return {
		shape: shapeOf(read.json),
		findings: withoutRepeats(findings).map((one) => withNearestAction(one, schema)),
	};
}

function shapeOf({ effect, principal, action }: cedar.PolicyJson): PolicyShape {
	const named = namedBy(principal);
	const actions = actionsIn(action);
	return {
		effect,
		...(named === undefined ? {} : { principal: named }),
		...(actions === undefined ? {} : { actions }),
	};
}

function actionsIn(action: cedar.ActionConstraint): string[] | undefined {
	if (action.op === "All" || "slot" in action) return undefined;
	return ("entities" in action ? action.entities : [action.entity]).map((one) => typeAndId(one).id);
}

function namedBy(principal: cedar.PrincipalConstraint): PolicyShape["principal"] {
	const constraint = principal.op === "is" ? principal.in : principal.op === "All" ? undefined : principal;
	if (constraint === undefined || !("entity" in constraint)) return undefined;
	const { type, id } = typeAndId(constraint.entity);
	const kind = NAMED[type];
	return kind === undefined ? undefined : { kind, id };
}

function typeAndId(uid: cedar.EntityUidJson): cedar.TypeAndId {
	return "__entity" in uid ? uid.__entity : uid;
}

const UNKNOWN_ACTION = /^unrecognized action `Segward::Action::"(.*)"`$/;

/** Cedar's own guess at what was meant may be far off. */
function withNearestAction(finding: PolicyFinding, schema: string): PolicyFinding {
	const unknown = UNKNOWN_ACTION.exec(finding.message)?.[1];
	if (unknown === undefined) return finding;
	const { hint: _, ...rest } = finding;
	const nearest = nearestName(unknown, actionAndGroupNames(schema));
	return nearest === undefined ? rest : { ...rest, hint: `Did you mean ${nearest}?` };
}

function findingOf(text: string, error: cedar.DetailedError, severity: PolicyFinding["severity"]): PolicyFinding {
	const [place] = error.sourceLocations ?? [];
	const message = error.message
		.replace(/^failed to parse policy with id `\w+` from string: /, "")
		.replace(/^for policy `\w+`, /, "")
		// One mistake is told once, not once for each action of the schema.
		.replace(/ (in context )?for Segward::Action::"[^"]*"$/, "");
	return {
		message: place?.label ? `${message}; ${place.label}` : message,
		...(error.help === null ? {} : { hint: error.help }),
		...(place === undefined ? {} : placeIn(text, place.start)),
		severity,
	};
}

/** Cedar counts bytes of UTF-8. */
function placeIn(text: string, byteOffset: number): { line: number; column: number } {
	const lines = Buffer.from(text).subarray(0, byteOffset).toString("utf8").split("\n");
	return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}

function withoutRepeats(findings: readonly PolicyFinding[]): PolicyFinding[] {
	return [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()];
}

/** Of some policies, each under an id of its own, those that cannot be used, with the reason; read and checked in one go. */
export function unusablePolicies(schema: string, policies: readonly PolicyText[]): { id: string; reason: string }[] {
	const unread = policies.flatMap(({ id, text }) => {
		const answer = cedar.checkParsePolicySet({ staticPolicies: { [id]: text } });
		return answer.type === "failure" ? [{ id, reason: answer.errors[0]?.message ?? "" }] : [];
	});
	const read = policies.filter(({ id }) => !unread.some((one) => one.id === id));
	const staticPolicies = Object.fromEntries(read.map(({ id, text }) => [id, text]));
	const answer = cedar.validate({ schema, policies: { staticPolicies }, validationSettings: { mode: "strict" } });
	if (answer.type === "failure") return policies.map(({ id }) => ({ id, reason: answer.errors[0]?.message ?? "" }));
	const misfits = new Map(answer.validationErrors.map(({ policyId, error }) => [policyId, error.message]));
	return [...unread, ...[...misfits].map(([id, reason]) => ({ id, reason }))];
}
