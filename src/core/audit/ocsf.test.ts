import { describe, expect, test } from "vitest";
import type { StoredAuditEntry } from "./entry.ts";
import { OcsfEvent } from "./ocsf/event.ts";
import { ocsfEvent } from "./ocsf.ts";

const entry: StoredAuditEntry = {
	no: 42,
	at: "2026-11-24T10:00:00.000Z",
	workspaceId: "main",
	actor: "Ada Lovelace",
	actorId: "p1",
	role: "marketer",
	action: "segment:preview",
	resource: "segment/best/tenth",
	decision: "allow",
	outcome: "done",
	fields: ["country"],
	customers: 12,
	from: "10.0.0.7",
	requestId: "r1",
};
const event = (over: Partial<StoredAuditEntry> = {}) => ocsfEvent({ ...entry, ...over }, "1.2.3");

describe("an entry of the access log becomes an OCSF event", () => {
	test.each([
		["segment:preview", 6003, 2, 600_302],
		["segment:overlap", 6003, 99, 600_399],
		["session:second-factor", 3002, 1, 300_201],
		["session:end", 3002, 2, 300_202],
		["token:use", 3002, 99, 300_299],
		["break-glass:start", 3003, 1, 300_301],
		["person:invite", 3004, 1, 300_401],
		["person:set-roles", 3004, 3, 300_403],
		["scim:remove-user", 3004, 4, 300_404],
		["a-later:action", 6003, 99, 600_399],
	])("%s of class %i with activity %i", (action, classUid, activity, type) => {
		const { class_uid, activity_id, type_uid } = OcsfEvent.parse(event({ action }));
		expect([class_uid, activity_id, type_uid]).toEqual([classUid, activity, type]);
	});

	test("that has every attribute its class requires", () => {
		for (const action of ["segment:preview", "session:end", "break-glass:start", "person:invite"]) {
			const whole = event({ action });
			const required =
				"class_uid category_uid activity_id type_uid severity_id time metadata actor src_endpoint status_id";
			for (const name of required.split(" ")) {
				expect(OcsfEvent.safeParse({ ...whole, [name]: undefined }).success, `${action} without ${name}`).toBe(false);
			}
		}
	});

	test("that keeps who, when, where, what and the number of the entry", () => {
		expect(event()).toMatchObject({
			time: Date.UTC(2026, 10, 24, 10),
			actor: { user: { name: "Ada Lovelace", uid: "p1" } },
			src_endpoint: { ip: "10.0.0.7" },
			api: { operation: "segment:preview" },
			resources: [{ type: "segment", uid: "best/tenth" }],
			metadata: { version: "1.3.0", uid: "main/42", sequence: 42, product: { name: "Segward", version: "1.2.3" } },
			unmapped: { role: "marketer", fields: ["country"], customers: 12 },
		});
	});

	test("whose status and severity follow the outcome", () => {
		const seen = (over: Partial<StoredAuditEntry>) => {
			const { status_id, severity_id, status_code } = event(over);
			return [status_id, severity_id, status_code];
		};
		expect(seen({})).toEqual([1, 1, undefined]);
		expect(seen({ outcome: "started" })).toEqual([99, 1, undefined]);
		expect(seen({ outcome: "failed", reason: "not-found" })).toEqual([2, 2, "not-found"]);
		expect(seen({ decision: "deny", outcome: "refused", reason: "training-required" })).toEqual([
			2,
			3,
			"training-required",
		]);
		expect(seen({ breakGlass: "b1" })[1]).toBe(3);
	});

	test("that names a place without an address", () => {
		expect(event({ from: "local" }).src_endpoint).toEqual({ name: "local" });
		expect(event({ from: undefined }).src_endpoint).toEqual({ name: "unknown" });
		expect(event({ from: "::1" }).src_endpoint).toEqual({ ip: "::1" });
	});
});
