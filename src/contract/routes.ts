import { accountRoutes } from "./access/account.ts";
import { breakGlassRoutes } from "./access/break-glass.ts";
import { deviceRoutes } from "./access/device.ts";
import { identityProviderRoutes, provisioningTokenRoutes } from "./access/identity-providers.ts";
import { inspectionRoutes } from "./access/inspection.ts";
import { linkRoutes } from "./access/links.ts";
import { passkeyRoutes } from "./access/passkeys.ts";
import { peopleRoutes } from "./access/people.ts";
import { policyRoutes } from "./access/policies.ts";
import { scimRoutes } from "./access/scim.ts";
import { sessionRoutes } from "./access/sessions.ts";
import { signOnRoutes } from "./access/sign-on.ts";
import { tokenRoutes } from "./access/tokens.ts";
import { trainingRoutes } from "./access/training.ts";
import { workspaceRoutes } from "./access/workspaces.ts";
import { alertRoutes } from "./audit/alerts.ts";
import { auditChangeRoutes } from "./audit/changes.ts";
import { detectionRoutes } from "./audit/detections.ts";
import { auditRoutes } from "./audit/entries.ts";
import { auditProofRoutes } from "./audit/proofs.ts";
import { auditReviewRoutes } from "./audit/reviews.ts";
import { auditTargetRoutes } from "./audit/targets.ts";
import { auditViewRoutes } from "./audit/views.ts";
import { fieldInsightRoutes } from "./catalogue/field-insight.ts";
import { fieldRoutes } from "./catalogue/fields.ts";
import { importRoutes } from "./intake/imports.ts";
import { mappingRoutes } from "./intake/mappings.ts";
import { quarantineRoutes } from "./intake/quarantine.ts";
import { API_PREFIX, SCIM_PREFIX } from "./prefixes.ts";
import { customerRoutes } from "./privacy/customers.ts";
import { extractRoutes } from "./privacy/extracts.ts";
import { maskRoutes } from "./privacy/masks.ts";
import { sizeBudgetRoutes } from "./privacy/size-budget.ts";
import { syntheticRoutes } from "./privacy/synthetic.ts";
import type { Route, RouteInput, RouteOutput, RouteRequest, RouteResult } from "./route.ts";
import { segmentApprovalRoutes } from "./segments/approval.ts";
import { segmentComparisonRoutes } from "./segments/comparison.ts";
import { segmentDefinitionRoutes } from "./segments/definitions.ts";
import { listRoutes } from "./segments/lists.ts";
import { segmentResultRoutes } from "./segments/results.ts";
import { traitRoutes } from "./segments/traits.ts";
import { findingRoutes } from "./stewardship/findings.ts";
import { jobRoutes } from "./stewardship/jobs.ts";
import { outboxRoutes } from "./stewardship/outbox.ts";
import { overviewRoutes } from "./stewardship/overview.ts";
import { statusRoutes } from "./stewardship/status.ts";

/** Every door there is, by id. Nothing else answers, but for the few open addresses that hold no customer data. */
export const ROUTES = {
	...importRoutes,
	...quarantineRoutes,
	...mappingRoutes,
	...fieldRoutes,
	...fieldInsightRoutes,
	...segmentDefinitionRoutes,
	...segmentResultRoutes,
	...segmentComparisonRoutes,
	...segmentApprovalRoutes,
	...breakGlassRoutes,
	...traitRoutes,
	...listRoutes,
	...auditRoutes,
	...auditProofRoutes,
	...auditChangeRoutes,
	...auditReviewRoutes,
	...tokenRoutes,
	...sessionRoutes,
	...statusRoutes,
	...jobRoutes,
	...overviewRoutes,
	...outboxRoutes,
	...findingRoutes,
	...peopleRoutes,
	...linkRoutes,
	...trainingRoutes,
	...workspaceRoutes,
	...accountRoutes,
	...passkeyRoutes,
	...deviceRoutes,
	...signOnRoutes,
	...identityProviderRoutes,
	...provisioningTokenRoutes,
	...scimRoutes,
	...policyRoutes,
	...inspectionRoutes,
	...alertRoutes,
	...detectionRoutes,
	...auditTargetRoutes,
	...sizeBudgetRoutes,
	...maskRoutes,
	...auditViewRoutes,
	...customerRoutes,
	...extractRoutes,
	...syntheticRoutes,
} satisfies Record<string, Route>;

export type Routes = typeof ROUTES;
export type RouteId = keyof Routes;
/** What the handler of a route receives, by route id. */
export type InputOf<Id extends RouteId> = RouteInput<Routes[Id]>;
/** What the handler of a route returns, by route id. */
export type OutputOf<Id extends RouteId> = RouteOutput<Routes[Id]>;
/** What a client sends, by route id. */
export type RequestOf<Id extends RouteId> = RouteRequest<Routes[Id]>;
/** What a client gets, by route id. */
export type ResultOf<Id extends RouteId> = RouteResult<Routes[Id]>;

export const ROUTE_IDS = Object.keys(ROUTES) as RouteId[];

/** The route as plain data, for code that treats all routes alike. */
export function routeOf(id: RouteId): Route {
	return ROUTES[id];
}

/** The whole address of a route, parameters as `:name`. */
export function addressOf({ protocol, path }: Pick<Route, "protocol" | "path">): string {
	return (protocol === "scim" ? SCIM_PREFIX : API_PREFIX) + path;
}

/** Doors that ask nobody who he is, and all the others. */
export const OPEN_ROUTE_IDS = ROUTE_IDS.filter((id) => routeOf(id).open);
export const GUARDED_ROUTE_IDS = ROUTE_IDS.filter((id) => !routeOf(id).open);
