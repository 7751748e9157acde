import type { Client } from "../../../src/contract/wire.ts";
import type { ProtectedSize } from "../../../src/core/privacy/protected-size.ts";
import { type Crowd, numberOf, pairOf } from "../house-under-attack.ts";
import { numbersFrom, those, without } from "../sets.ts";
import { content, documentOf, type LiveWorld, toldOf } from "./live-installation.ts";

/** An attack that goes through the doors of the API, with all that its role may do. */
export interface AttackOnDoors {
	title: string;
	run(world: LiveWorld, crowd: Crowd): Promise<number[]>;
}

const told = async (size: ProtectedSize | undefined) =>
	numberOf(await toldOf(async () => size ?? { kind: "withheld", reason: "not-published" }));

async function saved(client: Client, name: string, rule: Parameters<typeof documentOf>[0]): Promise<void> {
	await client.applySegment({ name, document: documentOf(rule, name) });
	await client.setSegmentState({ name, state: "active" }).catch(() => undefined);
}

/** Everything that shows a size, or something that follows from one, besides previews. */
export const ATTACKS_ON_DOORS: readonly AttackOnDoors[] = [
	{
		title: "API: steps of explain and its waterfall",
		async run(world, { others, victim }) {
			const client = await world.attacker("explainer");
			const rule = {
				all: [those(others.concat(victim)), { not: those([victim]) }, { attribute: "person", atLeast: 2 }],
			};
			const { conditions, waterfall } = await client.explainSegment({ document: documentOf(rule) });
			const sizes = await Promise.all([...conditions, ...waterfall].map(({ size }) => told(size)));
			return [...sizes, ...sizes.slice(1).map((size, at) => size - (sizes[at] ?? 0))];
		},
	},
	{
		title: "API: segments of segments, their refreshes, lists, order by size and history",
		async run(world, { others, victim }) {
			const client = await world.attacker("refresher");
			await saved(client, "with-victim", those([...others.slice(0, 100), victim]));
			await saved(client, "without", { all: [{ segment: "with-victim" }, { not: those([victim]) }] });
			await client.refreshSegments({ names: ["with-victim", "without"] }).catch(() => undefined);
			await client.refreshSegments({ names: ["with-victim", "without"] }).catch(() => undefined);
			const { items } = await client.listSegments({ sort: "size" });
			const sizes = await Promise.all(
				["with-victim", "without"].map(async (name) => told(items.find((one) => one.name === name)?.lastRefresh?.size)),
			);
			const history = (await client.segmentHistory({ name: "with-victim" })).items;
			const changes = await Promise.all(
				history.flatMap(({ size, entered, left }) => [told(size), told(entered), told(left)]),
			);
			const order =
				items.findIndex(({ name }) => name === "with-victim") - items.findIndex(({ name }) => name === "without");
			return [
				...sizes,
				(sizes[0] ?? 0) - (sizes[1] ?? 0),
				sizes[0] === sizes[1] ? 1 : 0,
				Math.sign(order),
				...changes.slice(0, 6),
			];
		},
	},
	{
		title: "API: regions of an overlap, and the comparison of two segments",
		async run(world, { others, victim }) {
			const client = await world.attacker("overlapper");
			await saved(client, "left", those([...others.slice(0, 120), victim]));
			await saved(client, "right", those([...others.slice(60, 200), victim]));
			await client.refreshSegments({ names: ["left", "right"] }).catch(() => undefined);
			const seen: number[] = [];
			const overlap = await client.overlapSegments({ names: ["left", "right"] }).catch(() => ({ regions: [] }));
			const compared = await client.compareSegments({ a: "left", b: "right" }).catch(() => ({ regions: [] }));
			for (const { regions } of [overlap, compared]) {
				for (const names of ["left", "right", "left,right"]) {
					seen.push(await told(regions.find(({ segments }) => [...segments].sort().join() === names)?.size));
				}
			}
			return seen;
		},
	},
	{
		title: "API: distribution of a field, totals, overview and search",
		async run(world) {
			const client = await world.attacker("cataloguer");
			const shown = await client.fieldDistribution({ kind: "attribute", name: "tier" }).catch(() => undefined);
			const cells = await Promise.all(
				["1", "2"].map((tier) => told(shown?.values.find(({ value }) => value === tier)?.size)),
			);
			const [total, other, missing] = await Promise.all([told(shown?.total), told(shown?.other), told(shown?.missing)]);
			const buckets = await client.fieldDistribution({ kind: "attribute", name: "person" }).catch(() => undefined);
			const inBuckets = await Promise.all((buckets?.buckets ?? []).map(({ size }) => told(size)));
			const sum = inBuckets.reduce((all, one) => all + Math.max(0, one), 0);
			const { customers } = await client.installationStatus({}).catch(() => ({ customers: undefined }));
			const { totals } = await client.overview({}).catch(() => ({ totals: { customers: undefined } }));
			return [
				...[...cells, total, other, missing, total - (cells[0] ?? 0) - (cells[1] ?? 0)],
				...[await told(customers), await told(totals.customers), sum, inBuckets.length],
			];
		},
	},
	{
		title: "API: edges of a distribution that the victim moved, names of values, and what the catalogue says of fields",
		async run(world) {
			const client = await world.attacker("edges");
			const seen: number[] = [];
			for (const name of ["spend", "person"]) {
				const shown = await client.fieldDistribution({ kind: "attribute", name }).catch(() => undefined);
				const edges = (shown?.buckets ?? []).map(({ to }) => Number(to ?? -1));
				seen.push(edges.length, edges[0] ?? -1, edges.at(-2) ?? -1, await told(shown?.total));
			}
			const shops = await client.fieldDistribution({ kind: "attribute", name: "shop" }).catch(() => undefined);
			for (const shop of ["north", "south"]) {
				seen.push(await told(shops?.values.find(({ value }) => value === shop)?.size));
			}
			const { items } = await client.listFields({});
			for (const name of ["person", "spend", "shop"]) {
				const field = items.find((one) => one.name === name);
				seen.push(field?.completeness ?? -1, field?.distinctCount ?? -1);
			}
			return seen;
		},
	},
	{
		title: "API: who is in the samples of two rules, with and without the victim",
		async run(world, { others, victim }) {
			const client = await world.attacker("sampler");
			const some = others.filter((number) => Math.abs(number - victim) <= 60);
			const rowsOf = async (numbers: readonly number[]) => {
				const asked = client.previewSegment({ document: documentOf(those(numbers)), sampleSize: 20 });
				const { sample } = await asked;
				if (sample.length === 0) throw new Error("No sample was shown: this game tells nothing.");
				return new Set(sample.map((row) => JSON.stringify(row)));
			};
			const [withoutVictim, withVictim] = [await rowsOf(some), await rowsOf([...some, victim])];
			const shared = [...withVictim].filter((row) => withoutVictim.has(row)).length;
			return [withVictim.size, withoutVictim.size, withVictim.size - shared, withoutVictim.size - shared];
		},
	},
	{
		title: "API: a stranger's row in the sample among dummies that the attacker brought",
		async run(world, { victim }) {
			const client = await world.attacker("dummy-maker");
			const columns = [
				{ column: "id", role: "external-id" },
				{ column: "tier", role: "attribute", field: "tier", type: "integer" },
			];
			const mapping = {
				...{ apiVersion: "segward/v1", kind: "Mapping", metadata: { name: "dummies" } },
				spec: { imports: "customers", columns },
			};
			const { id } = await client.createImport({ kind: "customers", source: "dummies.csv", mapping });
			const rows = numbersFrom(1, 75).map((number) => `dummy ${number},77`);
			await client.uploadImport({ id, content: content(["id,tier", ...rows]) });
			const document = documentOf({ any: [{ attribute: "tier", equals: 77 }, those([victim])] });
			const { sample } = await client.previewSegment({ document, sampleSize: 20 });
			return [sample.filter(({ values }) => values.tier !== "77").length];
		},
	},
	{
		title: "API: what an upload of a list says, and the lists",
		async run(world, { others, victim }) {
			const client = await world.attacker("uploader");
			const lines = numbersFrom(1, 100).map((stranger) => `stranger ${stranger}`);
			const seen: number[] = [];
			for (const [name, numbers] of [
				["alone", [victim]],
				["among", [...others.slice(0, 60), victim]],
			] as const) {
				const ids = [...numbers.map((number) => `C${number}`), ...lines];
				const answer = await client.uploadList({ name, description: "", content: content(ids) });
				seen.push(await told(answer.matched), await told(answer.unmatched));
			}
			const { items } = await client.listLists({});
			for (const name of ["alone", "among"]) seen.push(await told(items.find((one) => one.name === name)?.size));
			return seen;
		},
	},
	{
		title: "API: pages of members, counted",
		async run(world, { others, victim }) {
			const client = await world.attacker("reader");
			await saved(client, "read", those([...others.slice(0, 99), victim]));
			await client.refreshSegments({ names: ["read"] }).catch(() => undefined);
			let members = 0;
			let cursor: string | undefined;
			for (let page = 0; page < 10; page++) {
				const answer = await client
					.listMembers({ name: "read", limit: 50, ...(cursor && { cursor }) })
					.catch(() => undefined);
				members += answer?.items.length ?? 0;
				cursor = answer?.cursor;
				if (cursor === undefined) break;
			}
			return [members];
		},
	},
	{
		title: "API: errors of questions about the victim alone, and how long they take",
		async run(world, { others, victim }) {
			const seen: number[] = [];
			for (const rule of [those([victim]), { all: [those(others), those([victim])] }, { not: those([victim]) }]) {
				const startedMs = performance.now();
				const answer = await world.ask(rule, "timer");
				seen.push(answer.kind === "withheld" ? 1 : 0, performance.now() - startedMs);
			}
			return seen;
		},
	},
	{
		title: "API: neighbouring rules, as a viewer",
		async run(world, { others, victim }) {
			const client = await world.attacker("viewer", "viewer");
			const ask = (rule: Parameters<typeof documentOf>[0]) =>
				toldOf(async () => (await client.previewSegment({ document: documentOf(rule), sampleSize: 0 })).size);
			return pairOf(await ask(those([...others, victim])), await ask(those(others)));
		},
	},
	{
		title: "API: neighbouring rules, as an analyst of another team",
		async run(world, { others, victim }) {
			return pairOf(
				await world.ask(those([...others.slice(0, 150), victim]), "one"),
				await world.ask(those(without(others.slice(0, 150), victim)), "two"),
			);
		},
	},
];
