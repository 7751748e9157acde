import { numbersFrom, those, without } from "../sets.ts";
import type { openLiveInstallation } from "./live-installation.ts";
import { content, documentOf, type LiveWorld } from "./live-installation.ts";

const CUSTOMERS = 300;
export const VICTIM = 150;
export const CROWD = { others: without(numbersFrom(1, CUSTOMERS), VICTIM), victim: VICTIM };
const DAY_MS = 86_400_000;
const COLUMNS = [
	{ column: "who", role: "external-id" },
	{ column: "when", role: "time" },
	{ column: "what", role: "event-name" },
	{ column: "amount", role: "property", field: "amount", type: "decimal" },
];

/**
 * A workspace with a crowd and what each of it did, with the victim or without: somebody who did what nobody else did, on
 * a day when hardly anybody else did something.
 */
export async function populate(live: Awaited<ReturnType<typeof openLiveInstallation>>, present: boolean) {
	const world = await live.world(CROWD, present);
	await importEvents(world, present);
	const marketer = await world.attacker("builder");
	const rules = {
		many: those(CROWD.others.slice(0, 200)),
		"many-and-the-victim": those([...CROWD.others.slice(0, 200), VICTIM]),
		"the-victim": those([VICTIM]),
		"all-but-the-victim": { not: those([VICTIM]) },
		spenders: { attribute: "spend", atLeast: 900_000 },
		buyers: { event: "purchase" },
	};
	for (const [name, rule] of Object.entries(rules)) {
		await marketer.applySegment({ name, document: documentOf(rule, name) });
		await marketer.setSegmentState({ name, state: "active" }).catch(() => undefined);
	}
	await marketer.refreshSegments({});
	await marketer.refreshSegments({ names: ["many-and-the-victim", "the-victim"] });
	return world;
}

export async function importEvents({ operator }: LiveWorld, present: boolean): Promise<void> {
	const numbers = [...CROWD.others, ...(present ? [VICTIM] : [])];
	const firstMs = Date.UTC(2026, 8, 1);
	const day = (number: number) => new Date(firstMs + (number % 30) * DAY_MS).toISOString();
	const last = new Date(firstMs + 40 * DAY_MS).toISOString();
	const rows = numbers.flatMap((number) => [
		[`C${number}`, day(number), "purchase", number % 50].join(),
		...(number <= 19 || number === VICTIM ? [[`C${number}`, last, "purchase", 7].join()] : []),
		...(number === VICTIM ? [[`C${number}`, day(number), "rare visit", ""].join()] : []),
	]);
	const mapping = {
		...{ apiVersion: "segward/v1", kind: "Mapping", metadata: { name: "events" } },
		spec: { imports: "events", columns: COLUMNS },
	};
	const { id } = await operator.createImport({ kind: "events", source: "events.csv", mapping });
	await operator.uploadImport({ id, content: content(["who,when,what,amount", ...rows]) });
}
