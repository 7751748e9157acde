import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cedarPolicyEngine } from "../../src/adapters/cedar/cedar-policy-engine.ts";
import { readPolicies } from "../../src/adapters/cedar/policy-files.ts";
import { openControl } from "../../src/adapters/sqlite/control/control-store.ts";
import { injectTransport } from "../../src/api/inject-transport.ts";
import { resourceAttributes } from "../../src/app/access/resource-attributes.ts";
import type { Services } from "../../src/app/services.ts";
import { createClient } from "../../src/contract/client.ts";
import type { Principal } from "../../src/core/access/principal.ts";
import { SegwardError } from "../../src/core/error/segward-error.ts";
import { policyHandlersOf } from "../../src/main/policy-handlers.ts";
import type { Person } from "../../src/ports/people.ts";
import { openStubHouse, POLICIES } from "../invariants/stub-house.ts";

export type PolicyHouse = Awaited<ReturnType<typeof openPolicyHouse>>;

/** Monday, in office hours. */
export const NOW = "2026-06-01T10:00:00.000Z";

/** Real policies, store and API over stubs of everything else. Who asks is a person's id as token, or `operator`. */
export async function openPolicyHouse() {
	const directory = mkdtempSync(join(tmpdir(), "segward-policies-"));
	const control = await openControl(join(directory, "control.db"), Buffer.alloc(32, 9));
	let workspaces = 0;
	let workspaceId = "";
	const clock = { nowMs: Date.parse(NOW), now: () => clock.nowMs };
	const policyBook = cedarPolicyEngine(readPolicies(POLICIES), { environment: "production", now: clock.now });
	const people: Person[] = [];
	const stale = new Set<string>();
	const services = {
		clock,
		store: control.store,
		policies: policyBook,
		policyBook,
		register: { list: async () => people },
		training: { isCurrent: async () => true },
		digest: (text: string) => `digest of ${text.length}`,
	} as unknown as Services;
	const stub = await openStubHouse();
	await stub.app.close();
	const principalOf = (id: string): Principal => {
		const nobody = { ...NOBODY, workspaceId };
		if (id === "operator") return { ...nobody, kind: "operator", tokenId: "operator", name: "operator" };
		const person = people.find((one) => one.id === id);
		if (person === undefined) throw new SegwardError("token-invalid");
		const { roles = [], teams = [] } = person.assignments[0] ?? {};
		const secondFactorAtMs = clock.nowMs - (stale.has(id) ? 16 : 1) * 60_000;
		return {
			...nobody,
			kind: "person",
			tokenId: `s-${id}`,
			personId: id,
			name: person.name,
			roles,
			teams,
			secondFactorAtMs,
		};
	};
	const house = await openStubHouse({
		guard: { ...stub.options.guard, clock, policies: policyBook, attributesOf: resourceAttributes(services) },
		handlers: { ...stub.options.handlers, ...policyHandlersOf(services) },
		authenticate: async ({ authorization = "" }) => principalOf(authorization.replace("Bearer ", "")),
	});
	return {
		...house,
		entries: stub.entries,
		workspaceId: () => workspaceId,
		/** A new, empty workspace, in which everything is asked from now on. */
		async moveOn() {
			workspaces += 1;
			workspaceId = `w${workspaces}`;
			await control.store.workspaces.create({ id: workspaceId, name: workspaceId, createdAt: NOW });
			people.splice(0);
			stale.clear();
			clock.nowMs = Date.parse(NOW);
		},
		store: control.store,
		policyBook,
		clock,
		people,
		stale,
		as: (id: string) => createClient(injectTransport(house.app), id),
		add(id: string, roles: string[], teams: string[] = []) {
			people.push({
				id,
				name: id,
				email: `${id}@example.com`,
				state: "active",
				assignments: [{ workspaceId, roles, teams }],
				createdAt: NOW,
			});
		},
		async close() {
			await house.app.close();
			await control.store.close();
			rmSync(directory, { recursive: true });
		},
	};
}

const NOBODY = { roles: [], teams: [], trainingCurrent: true };
