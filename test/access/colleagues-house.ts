import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { putAssignments } from "../../src/adapters/auth/assignments.ts";
import { openPeopleRegister } from "../../src/adapters/auth/people-register.ts";
import type { PeopleTables } from "../../src/adapters/auth/people-tables.ts";
import { findPerson } from "../../src/adapters/auth/person-records.ts";
import { stateDigest } from "../../src/adapters/keys/state-digest.ts";
import { maskKeys } from "../../src/adapters/mask-keys/mask-keys.ts";
import { randomSource } from "../../src/adapters/noise/random-source.ts";
import { openControl } from "../../src/adapters/sqlite/control/control-store.ts";
import { tokenSecrets } from "../../src/adapters/token-secrets/token-secrets.ts";
import { createApi } from "../../src/api/create-api.ts";
import { authenticate } from "../../src/app/access/authenticate.ts";
import { withEmergencyRoles } from "../../src/app/access/break-glass/emergency-roles.ts";
import { principalIfTrained } from "../../src/app/access/principal-of.ts";
import { ReadTally } from "../../src/app/access/read-tally.ts";
import { resourceAttributes } from "../../src/app/access/resource-attributes.ts";
import { watchChange } from "../../src/app/audit/changes/watch-change.ts";
import { Sizes } from "../../src/app/privacy/sizes.ts";
import type { Services } from "../../src/app/services.ts";
import type { Principal } from "../../src/core/access/principal.ts";
import type { RoleName } from "../../src/core/access/role.ts";
import { SegwardError } from "../../src/core/error/segward-error.ts";
import { DEFAULT_SIZE_NOISE } from "../../src/core/privacy/sizes/size-noise.ts";
import { handlersOf } from "../../src/main/handlers.ts";
import type { Message } from "../../src/ports/mail.ts";
import { openStubHouse } from "../invariants/stub-house.ts";
import { TRAINED } from "./trained.ts";

/** The real API, guard, policies, use cases and store of several people, over no engine. A request is made as one of them. */
export async function openColleaguesHouse(changes: Partial<Services> = {}) {
	const directory = mkdtempSync(join(tmpdir(), "segward-people-"));
	const control = await openControl(join(directory, "control.db"), Buffer.alloc(32, 9));
	const { store } = control;
	await store.workspaces.create({ id: "main", name: "Main", createdAt: new Date().toISOString() });
	const db = control.connection<PeopleTables>();
	const stub = await openStubHouse();
	const { audit, policies, customerRefs } = stub.options.guard;
	const clock = { now: () => Date.now() };
	const mails: Message[] = [];
	const secrets = tokenSecrets();
	// Nobody signs in here: a request is made as somebody.
	const people = {
		findById: (id: string) => findPerson(db, "id", id),
		findByEmail: (email: string) => findPerson(db, "email", email.toLowerCase()),
	};
	const services = {
		clock,
		store,
		audit,
		policies,
		customerRefs,
		secrets,
		people,
		register: openPeopleRegister(db, clock),
		mail: { send: async (message: Message) => void mails.push(message) },
		maskKeys: maskKeys({ workspaceKey: () => ({ version: 1, bytes: Buffer.alloc(32, 8) }) }),
		settings: { sizeThreshold: 10, sizeNoise: DEFAULT_SIZE_NOISE },
		random: randomSource(),
		stateDigest: stateDigest(() => ({ version: 1, bytes: Buffer.alloc(32, 5) })),
		training: TRAINED,
		newId: randomUUID,
		...changes,
	} as unknown as Services;
	services.sizes = new Sizes(services);
	const asToken = authenticate(services);
	const app = await createApi({
		...stub.options,
		handlers: handlersOf(services),
		guard: {
			...services,
			attributesOf: resourceAttributes(services),
			watchChange: watchChange(services),
			tally: new ReadTally(clock),
		},
		async authenticate(presented): Promise<Principal> {
			const [, id] = /^Bearer person (.+)$/.exec(presented.authorization ?? "") ?? [];
			if (id === undefined) return presented.authorization === "Bearer operator" ? OPERATOR : asToken(presented);
			const person = await people.findById(id);
			const session = { id: `session-${id}`, secondFactorAtMs: services.clock.now() };
			const principal = person && principalIfTrained(person, "main", session);
			if (!principal) throw new SegwardError("session-ended");
			return withEmergencyRoles(services, principal);
		},
	});

	async function send(as: string, method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, payload?: object) {
		const authorization = as.startsWith("sgw_")
			? `Bearer ${as}`
			: as === "operator"
				? "Bearer operator"
				: `Bearer person ${as}`;
		const response = await app.inject({ method, url: `/api/v1${path}`, payload, headers: { authorization } });
		const isText = String(response.headers["content-type"]).startsWith("text/");
		return { status: response.statusCode, body: isText ? undefined : response.json(), text: response.payload };
	}

	return {
		store,
		services,
		entries: stub.entries,
		mails,
		send,
		async addPerson(id: string, roles: RoleName[], teams: string[] = []) {
			const at = new Date().toISOString();
			await db
				.insertInto("people")
				.values({
					id,
					name: id,
					email: `${id}@example.com`,
					email_verified: 0,
					state: "active",
					two_factor_enabled: 1,
					last_sign_in_at: null,
					created_at: at,
					updated_at: at,
				})
				.execute();
			await putAssignments(db, id, [{ workspaceId: "main", roles, teams }]);
		},
		async deactivate(id: string) {
			await db.updateTable("people").set({ state: "deactivated" }).where("id", "=", id).execute();
		},
		async close() {
			await app.close();
			await stub.app.close();
			await store.close();
			rmSync(directory, { recursive: true });
		},
	};
}

const OPERATOR: Principal = {
	kind: "operator",
	tokenId: "local-operator",
	name: "local operator",
	roles: [],
	teams: [],
	workspaceId: "main",
	trainingCurrent: false,
};
