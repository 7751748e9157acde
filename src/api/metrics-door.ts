import type { FastifyInstance } from "fastify";
import { type GuardDeps, guard } from "../app/access/guard.ts";
import { openCall } from "../app/call.ts";
import { METRICS_DOOR } from "./address-table.ts";
import type { RequestMetrics } from "./request-metrics.ts";

/** Counters of this process for Prometheus; no customer data, yet guarded and recorded like every door. */
export function openMetricsDoor(app: FastifyInstance, deps: GuardDeps, metrics: RequestMetrics): void {
	const { path, action, resourceKind } = METRICS_DOOR;
	app.get(path, { config: { routeId: "metrics" } }, async (request, reply) => {
		const call = openCall({ principal: request.principal, requestId: request.id, from: request.ip });
		const wanted = { action, resourceKind, resourceId: "*", mutates: false };
		const text = await guard(deps, call, wanted, async () => metrics.text());
		return reply.type("text/plain; version=0.0.4; charset=utf-8").send(text);
	});
}
