import type { Random } from "../../scripts/sample/random.ts";
import type { Diary } from "./diary.ts";
import { BEGIN_MS, DAY_MS, DAYS, HOUR_MS } from "./synthetic-month.ts";

/** Programs with tokens: they never sleep, and keep to their networks. */
export function programs(random: Random, diary: Diary): void {
	const token = (name: string, from: string) => ({ actor: name, actorId: name, actorKind: "token" as const, from });
	const nightly = token("nightly-import", "198.51.110.4");
	const sync = token("crm-sync", "198.51.110.5");
	const monitor = token("monitoring", "198.51.110.6");
	const report = token("weekly-report", "198.51.110.7");
	for (let day = 0; day < DAYS; day++) {
		const dayMs = BEGIN_MS + day * DAY_MS;
		const at = (hour: number) => dayMs + hour * HOUR_MS + random.below(HOUR_MS);
		for (const action of ["import:create", "import:upload", "import:show", "segment:refresh"]) {
			diary.add(at(2), { ...nightly, action, role: "operator", resource: `import/${day}` });
		}
		for (let hour = 0; hour < 24; hour++) {
			for (let minute = 0; minute < 60; minute += 5) {
				const resource = "installation/*";
				diary.add(dayMs + hour * HOUR_MS + minute * 60_000, { ...monitor, action: "metrics:read", resource });
			}
			for (let page = 0; page < 4; page++) {
				diary.add(at(hour), { ...sync, action: "segment:members", resource: "segment/crm", customers: 200 });
			}
			// Set up wrongly since ever: asks for what it may not.
			diary.add(at(hour), { ...sync, action: "field:update", outcome: "refused", reason: "no-policy-permits" });
		}
		if (day % 7 === 4) diary.add(at(6), { ...report, action: "segment:preview", customers: 42_000, question: ["w"] });
	}
}
