import { expect, it } from "vitest";
import type { Alert } from "../watch/alert.ts";
import { countAlerts } from "./count-alerts.ts";

const day = (no: number) => `2026-11-${String(no).padStart(2, "0")}T10:00:00.000Z`;
const period = { startMs: Date.parse("2026-11-16T00:00:00Z"), endMs: Date.parse("2026-11-23T00:00:00Z") };

function alert(id: string, openedOn: number, given: Partial<Alert> & { closedOn?: number } = {}): Alert {
	const { closedOn, ...rest } = given;
	const closed = closedOn === undefined ? [] : [{ at: day(closedOn), by: "Sam", did: "closed" as const }];
	return {
		...{ id, detection: "bulk", severity: "high", subject: { key: "actor/p1", label: "Ada" } },
		...{ openedAt: day(openedOn), lastAt: day(openedOn), times: 1, found: "x", evidence: [1] },
		state: closedOn === undefined ? "open" : "closed",
		steps: [{ at: day(openedOn), by: "segward", did: "raised" }, ...closed],
		...rest,
	};
}

const alerts = [
	alert("long-gone", 2, { closedOn: 3 }),
	alert("old-closed-now", 2, { closedOn: 17 }),
	alert("old-open", 3, { state: "investigating" }),
	alert("new-closed", 18, { closedOn: 19, detection: "tamper-found", severity: "critical" }),
	alert("new-closed-later", 19, { closedOn: 23 }),
	alert("new-open", 20, { severity: "low" }),
];
const digest = countAlerts(alerts, period, (id) => `Title of ${id}`);

it("counts what was raised and closed in the period, and what is open", () => {
	expect(digest).toMatchObject({ opened: 3, closed: 2, open: 2 });
});

it("tells them apart by severity and detection, and leaves out what did not happen", () => {
	expect(digest.bySeverity).toEqual([
		{ severity: "critical", opened: 1, closed: 1, open: 0 },
		{ severity: "high", opened: 1, closed: 1, open: 1 },
		{ severity: "low", opened: 1, closed: 0, open: 1 },
	]);
	expect(digest.byDetection).toEqual([
		{ detection: "bulk", title: "Title of bulk", opened: 2, closed: 1, open: 2 },
		{ detection: "tamper-found", title: "Title of tamper-found", opened: 1, closed: 1, open: 0 },
	]);
});

it("lists those that are open, the gravest first, also older ones", () => {
	expect(digest.stillOpen.map(({ id, state, subject }) => [id, state, subject])).toEqual([
		["old-open", "investigating", "Ada"],
		["new-open", "open", "Ada"],
	]);
});
