import { ROUTE_IDS, type RouteId, routeOf } from "../../../src/contract/routes.ts";
import { Role } from "../../../src/core/access/role.ts";
import { SegwardError } from "../../../src/core/error/segward-error.ts";
import { numbersFrom, those } from "../sets.ts";
import { content, documentOf, type LiveWorld } from "./live-installation.ts";
import { VICTIM } from "./two-worlds.ts";

const AMONG = those([...numbersFrom(1, 80), VICTIM]);
const ALONE = those([VICTIM]);
const SEGMENTS = ["many", "many-and-the-victim", "the-victim", "all-but-the-victim", "spenders", "buyers"];
const FIELDS = ["person", "tier", "spend", "shop"].map((name) => ({ kind: "attribute" as const, name }));
const one = { limit: 100 };

const ASKED: Partial<Record<RouteId, readonly Record<string, unknown>[]>> = {
	listImports: [one],
	listFields: [{}],
	fieldDistribution: [...FIELDS, { kind: "property", name: "amount" }],
	fieldUses: FIELDS,
	listEventNames: [{}],
	checkSegment: [
		{ document: documentOf(ALONE) },
		{ document: documentOf({ event: "rare visit" }) },
		{ document: documentOf({ event: "never" }) },
	],
	listSegments: [one, { sort: "size" }, { sort: "-size" }, { q: "victim" }],
	getSegment: SEGMENTS.map((name) => ({ name })),
	segmentHistory: SEGMENTS.map((name) => ({ name })),
	listSegmentVersions: SEGMENTS.map((name) => ({ name })),
	listMembers: SEGMENTS.map((name) => ({ name, limit: 50 })),
	previewSegment: [AMONG, ALONE, { not: ALONE }, { all: [AMONG, { not: ALONE }] }, { event: "rare visit" }].flatMap(
		(rule) => [0, 20].map((sampleSize) => ({ document: documentOf(rule), sampleSize })),
	),
	explainSegment: [{ document: documentOf({ all: [AMONG, { not: ALONE }, { event: "purchase" }] }) }],
	overlapSegments: [{ names: ["many", "many-and-the-victim"] }, { names: ["the-victim", "all-but-the-victim"] }],
	compareSegments: [{ a: "many", b: "many-and-the-victim" }],
	search: [{ q: "victim" }, { q: "rare" }, { q: "spend" }],
	proposeExtract: SEGMENTS.map((segment) => ({ segment })),
	auditActivity: [{ weeks: 4 }],
	listAuditEntries: [one],
};

/** Every answer that a role gets, by what was asked; refusals by their code. */
export async function answersOf(world: LiveWorld, role: Role): Promise<Map<string, unknown>> {
	const client = await world.attacker(role, role);
	const answers = new Map<string, unknown>();
	const withoutName = (answer: unknown) => {
		const text = JSON.stringify(answer) as string | undefined;
		return text && JSON.parse(text.replaceAll(world.workspaceId, "workspace"));
	};
	const ask = async (name: string, work: () => Promise<unknown>) => {
		try {
			answers.set(name, withoutName(await work()));
		} catch (error) {
			if (!(error instanceof SegwardError)) throw error;
			const { code, message, details } = error;
			answers.set(name, { code, message, path: details.path, issues: details.issues });
		}
	};
	for (const id of ROUTE_IDS) {
		const { mutates, params, method } = routeOf(id);
		const inputs = ASKED[id] ?? (mutates || params || method !== "GET" ? [] : [{}]);
		const door = client[id] as unknown as (input: unknown) => Promise<unknown>;
		for (const [at, input] of inputs.entries()) await ask(`${id} ${at + 1}`, () => door(input));
	}
	const imports = await world.operator.listImports({});
	for (const [at, { id }] of imports.items.entries()) {
		await ask(`getImport ${at}`, () => client.getImport({ id }));
		await ask(`listQuarantine ${at}`, () => client.listQuarantine({ id }));
	}
	const lines = (ids: readonly string[]) => ({ content: content(ids) });
	const strangers = numbersFrom(1, 120).map((number) => `stranger ${number}`);
	await ask("uploadList alone", () => client.uploadList({ name: `alone-${role}`, ...lines([`C${VICTIM}`]) } as never));
	await ask("uploadList among", () =>
		client.uploadList({ name: `among-${role}`, ...lines([...strangers, `C${VICTIM}`]) } as never),
	);
	const mapping = (spec: unknown) => ({ apiVersion: "segward/v1", kind: "Mapping", metadata: { name: "m" }, spec });
	const columns = [
		{ column: "id", role: "external-id" },
		{ column: "tier", role: "attribute", field: "tier", type: "integer" },
	];
	for (const dryRun of [true, false]) {
		await ask(`import of the victim alone, ${dryRun ? "dry" : "real"}`, async () => {
			const request = { kind: "customers" as const, source: "one.csv", dryRun };
			const { id } = await client.createImport({ ...request, mapping: mapping({ imports: "customers", columns }) });
			return client.uploadImport({ id, content: content(["id,tier", `C${VICTIM},2`]) });
		});
	}
	const eventColumns = [
		{ column: "who", role: "external-id" },
		{ column: "when", role: "time" },
	];
	await ask("import of an event of the victim", async () => {
		const spec = { imports: "events", columns: eventColumns, options: { eventName: "visit" } };
		const { id } = await client.createImport({ kind: "events", source: "e.csv", mapping: mapping(spec) });
		return client.uploadImport({ id, content: content(["who,when", `C${VICTIM},2026-09-01T00:00:00Z`]) });
	});
	await ask("status after", () => client.installationStatus({}));
	return answers;
}

export const ROLES = Role.options;
