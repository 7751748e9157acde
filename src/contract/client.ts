import { SegwardError } from "../core/error/segward-error.ts";
import { fromProblem } from "./from-problem.ts";
import { Problem } from "./problem.ts";
import { type RouteId, routeOf } from "./routes.ts";
import { type Client, clientOver, type Transport, type TransportResponse, wireAnswer } from "./wire.ts";
import { WIRE_TABLE, wireRouteOf } from "./wire-table.ts";

/** A client that checks each answer against the contract. */
export function createClient(transport: Transport, token?: string): Client {
	return clientOver(WIRE_TABLE, transport, (id, response) => resultOf(id as RouteId, response), token);
}

function resultOf(id: RouteId, response: TransportResponse): unknown {
	const route = routeOf(id);
	const body = wireAnswer(wireRouteOf(route), response);
	if (response.status >= 400) {
		const problem = Problem.safeParse(body);
		if (problem.success) throw fromProblem(problem.data);
		throw new SegwardError("connection-failed", {
			detail: `The server answered with status ${response.status} and no explanation.`,
			hint: "Check that the address is that of a Segward server.",
		});
	}
	const result = route.response.safeParse(body);
	if (result.success) return result.data;
	throw new SegwardError("connection-failed", {
		detail: "The server's answer does not have the expected shape.",
		hint: "Check that client and server are of the same version.",
	});
}
