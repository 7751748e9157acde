import type { Route } from "./route.ts";
import { addressOf, ROUTE_IDS, routeOf } from "./routes.ts";
import { type TransportRequest, type WireRoute, wireRequest } from "./wire.ts";

export function wireRouteOf(route: Route): WireRoute {
	const scimResource = route.protocol === "scim" && route.body !== undefined;
	const sends = route.streams ? "bytes" : route.form ? "form" : scimResource ? "resource" : undefined;
	return {
		method: route.method,
		address: addressOf(route),
		...(route.query === undefined ? {} : { query: Object.keys(route.query.shape) }),
		...(route.body === undefined ? {} : { body: Object.keys(route.body.shape) }),
		...(sends === undefined ? {} : { sends }),
		...(route.mediaType === undefined ? {} : { answersText: true }),
	};
}

/** Every door as the wire knows it, by route id. */
export const WIRE_TABLE: Readonly<Record<string, WireRoute>> = Object.fromEntries(
	ROUTE_IDS.map((id) => [id, wireRouteOf(routeOf(id))]),
);

/** The request on the wire, from a route and its flat input. */
export function transportRequest(route: Route, given: Record<string, unknown>): TransportRequest {
	return wireRequest(wireRouteOf(route), given);
}
