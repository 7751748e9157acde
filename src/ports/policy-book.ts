import type { PolicyShape } from "../core/access/policy-shape.ts";
import type { PolicyEngine } from "./policy-engine.ts";

/** A Cedar policy under the id by which decisions name it. */
export interface PolicyText {
	id: string;
	text: string;
}

/** What is wrong with a policy, and where in its text; 1-based. Warnings do not keep it from being used. */
export interface PolicyFinding {
	message: string;
	hint?: string;
	line?: number;
	column?: number;
	severity: "error" | "warning";
}

/** An action of the schema, with the groups it belongs to, directly or through others. */
export interface PolicyAction {
	id: string;
	groups: readonly string[];
	resourceKind: string;
}

/** The engine of a proposal, until it is closed. */
export interface ProposedPolicies extends PolicyEngine {
	/** Lets others' work go on between many decisions. */
	pause(): Promise<void>;
	close(): void;
}

/** The policies that every installation has, and those that each workspace adds to them. */
export interface PolicyBook extends PolicyEngine {
	readonly builtIn: readonly PolicyText[];
	/** What policies can speak of, by id. */
	readonly actions: readonly PolicyAction[];
	/** Reads one policy and checks it against the schema; without a shape it could not be read. */
	check(text: string): { shape?: PolicyShape; findings: PolicyFinding[] };
	/**
	 * From the next decision on, exactly these stand beside the built-in ones in this workspace. They never apply to the local
	 * operator, who can always undo them. A policy that cannot be used (for the schema has changed since) widens nothing: its
	 * permit is void, and its forbid forbids everything. Returns the ids of such policies.
	 */
	adopt(workspaceId: string, policies: readonly PolicyText[], timeZone?: string): string[];
	/** Decides as if these were adopted. @throws Error when one cannot be used. */
	propose(workspaceId: string, policies: readonly PolicyText[]): ProposedPolicies;
}
