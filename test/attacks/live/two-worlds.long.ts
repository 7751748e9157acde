import { afterAll, beforeAll, expect, test } from "vitest";
import { differences } from "./differences.ts";
import { openLiveInstallation } from "./live-installation.ts";
import { populate } from "./two-worlds.ts";
import { answersOf, ROLES } from "./walk-as-role.ts";

/** What differs by design, or by the noise alone; each is said in docs/sizes.md. */
const MAY_DIFFER: readonly { place: RegExp; because: string }[] = [
	{ place: /(previewSegment \d+ · \.sample|listMembers \d+ · \.items)/, because: "rows of members, masked" },
	{ place: /fieldDistribution \d+ · \.(values|buckets)/, because: "which cells there are follows from noisy counts" },
	{
		place: /listEventNames 1 · \.(items|newestDay)/,
		because: "which names and day are told follows from noisy counts",
	},
	{
		place: /Budget 1 · .*\.(spent|left|you|others|publications)/,
		because: "whether a set was found near is charged for",
	},
	{ place: /listSizeCharges 1 · .*\.price/, because: "whether a set was found near is charged for" },
	{ place: /overview 1 · \.largest/, because: "which segments are the largest follows from noisy sizes" },
	{
		place: /(audit|Audit|overview).*\.(customers|fields|items: .*)/i,
		because: "the log knows the sizes that were shown",
	},
	{
		place: /^marketer · (getImport|listImports) \d+ · .*(contentDigest|bytesRead|rowsRead|rowsAccepted)/,
		because: "whoever brings files in knows how large they were",
	},
];

let live: Awaited<ReturnType<typeof openLiveInstallation>>;
beforeAll(async () => {
	live = await openLiveInstallation();
});
afterAll(() => live.close());

test("two worlds that differ in one customer look alike to every role, whatever it asks", async () => {
	const [without, along] = [await populate(live, false), await populate(live, true)];
	const told: string[] = [];
	for (const role of ROLES) {
		const [a, b] = [await answersOf(without, role), await answersOf(along, role)];
		expect([...b.keys()]).toEqual([...a.keys()]);
		for (const [name, answer] of a) {
			for (const place of differences(answer, b.get(name))) told.push(`${role} · ${name} · ${place}`);
		}
	}
	expect(told.filter((one) => !MAY_DIFFER.some(({ place }) => place.test(one)))).toEqual([]);
});
