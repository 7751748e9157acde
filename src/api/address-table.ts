import { API_PREFIX } from "../contract/prefixes.ts";
import { addressOf, GUARDED_ROUTE_IDS, ROUTE_IDS, routeOf } from "../contract/routes.ts";

/** Addresses that answer without a token: they hold no customer data and nothing about this installation's customers. */
export const OPEN_DOORS = ["/healthz", `${API_PREFIX}/openapi.json`, `${API_PREFIX}/docs`] as const;

/** Beside the contract: needs a token whose role may do `metrics:read`. */
export const METRICS_DOOR = { path: "/metrics", action: "metrics:read", resourceKind: "Installation" } as const;

/** Likewise: the tree of the access log, below this prefix. */
export const TREE_DOORS = {
	prefix: "/audit/tlog",
	paths: ["checkpoint", "witnessed", "tile/*"],
	action: "audit:tree",
	resourceKind: "AuditLog",
} as const;

const treePaths = TREE_DOORS.paths.map((path) => `${TREE_DOORS.prefix}/${path}`);

const table = [
	...ROUTE_IDS.map((id) => ({ method: routeOf(id).method, pattern: addressPattern(addressOf(routeOf(id))) })),
	...[...OPEN_DOORS, METRICS_DOOR.path, ...treePaths].map((path) => ({ method: "GET", pattern: addressPattern(path) })),
];

/** Methods that an address answers; none where there is no such address. */
export function allowedMethods(url: string): string[] {
	const path = url.split("?", 1)[0] ?? "";
	return [...new Set(table.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))].sort();
}

function addressPattern(path: string): RegExp {
	return new RegExp(`^${path.replaceAll(".", "\\.").replace(/:\w+/g, "[^/]+").replace("*", ".+")}$`);
}

/** Every guarded door, as the access matrix names it. */
export const MATRIX_DOORS = [
	...GUARDED_ROUTE_IDS.map((id) => {
		const { method, summary, area, action, resourceKind } = routeOf(id);
		return { method, path: addressOf(routeOf(id)), summary, area, action, resourceKind };
	}),
	{ method: "GET", summary: "Read the metrics of this process", area: "stewardship", ...METRICS_DOOR },
];
