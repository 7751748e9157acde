import { EXACT_SIZE_ACTION } from "../../src/app/privacy/exact-sizes.ts";
import type { Services } from "../../src/app/services.ts";

/** Lets everybody see exact sizes, before the API is built: for tests that are about something else. */
export function showExactSizes(services: Services): void {
	const { policies } = services;
	services.policies = {
		decide: (request) =>
			request.action === EXACT_SIZE_ACTION ? { allowed: true, policies: ["test"] } : policies.decide(request),
	};
}
