import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sidewaysOverflow } from "./in-page.ts";
import { openStage, type Stage } from "./stage.ts";

const MANY_SEGMENTS = 10_000;
const MANY_FIELDS = 500;
const HEBREW = "לקוחות שלא קנו זמן רב";
const LONG = "Sehrwertvollekundinnenundkunden".repeat(6).slice(0, 190);

let stage: Stage;
const files = mkdtempSync(join(tmpdir(), "segward-e2e-files-"));
beforeAll(async () => {
	stage = await openStage();
	const { client } = stage.product;
	const document = (await client.getSegment({ name: "best-tenth" })).document as { spec: object };
	const spec = { ...document.spec };
	const metadata = { owner: "ada@example.com" };
	const long = `l${"o".repeat(58)}ng`;
	await client.applySegment({ name: "hebrew", document: doc("hebrew", HEBREW) });
	await client.applySegment({ name: long, document: doc(long, LONG) });
	await client.refreshSegments({ names: ["hebrew", long], asOf: "2011-12-10T00:00:00Z" });

	function doc(name: string, title: string): Record<string, unknown> {
		return { ...document, metadata: { ...metadata, name }, spec: { ...spec, title } };
	}
}, 180_000);
afterAll(async () => {
	await stage?.close();
	rmSync(files, { recursive: true });
}, 30_000);
afterEach(() => expect(stage.witness.findings).toEqual([]));

test.each([1440, 820])(
	"very long and right-to-left names keep every page within %i pixels",
	async (width) => {
		const { page } = stage;
		await page.setViewportSize({ width, height: 900 });
		const long = `l${"o".repeat(58)}ng`;
		for (const path of [
			"/",
			"/segments?q=ada",
			"/segments/hebrew",
			`/segments/${long}`,
			`/segments/${long}/edit`,
			`/segments/compare?a=${long}&b=hebrew`,
		]) {
			await stage.go(path);
			await page.getByRole("heading", { level: 1 }).waitFor();
			await page.waitForLoadState("networkidle");
			expect(await sidewaysOverflow(page), path).toBe(0);
		}
		await page.setViewportSize({ width: 1440, height: 900 });
	},
	120_000,
);

test("ten thousand segments are listed page by page and found by name", async () => {
	const { page } = stage;
	const { items } = await stage.product.client.listSegments({ limit: 1 });
	const all = Array.from({ length: MANY_SEGMENTS }, (_, at) => ({
		...items[0],
		name: `segment-${at}`,
		title: `Segment number ${at}`,
	}));
	await page.route("**/api/v1/segments?*", async (route) => {
		const query = new URL(route.request().url()).searchParams;
		const found = all.filter(({ title }) => title.includes(query.get("q") ?? ""));
		const limit = Number(query.get("limit") ?? 50);
		const from = Number(query.get("cursor") ?? 0);
		const cursor = from + limit < found.length ? { cursor: String(from + limit) } : {};
		await route.fulfill({ json: { items: found.slice(from, from + limit), total: found.length, ...cursor } });
	});
	await stage.go("/segments");
	await page.getByText("10,000 segments").waitFor();
	expect(await page.getByRole("row").count()).toBeLessThan(250);
	await page.getByRole("searchbox", { name: "Search segments" }).fill("number 9876");
	await page.getByRole("link", { name: /Segment number 9876/ }).waitFor();
	await page.unrouteAll({ behavior: "ignoreErrors" });
}, 90_000);

test("a file of 500 columns is mapped, imported, and its fields found in catalogue and builder", async () => {
	const { page } = stage;
	const names = Array.from({ length: MANY_FIELDS }, (_, at) => `measure_${at}`);
	const rows = Array.from({ length: 30 }, (_, row) => [`W-${row}`, ...names.map((_, at) => (row * at) % 97)].join(","));
	const path = join(files, "wide.csv");
	writeFileSync(path, [["customer_id", ...names].join(","), ...rows].join("\n"));
	await stage.go("/imports/new");
	await page.locator("input[type=file]").setInputFiles(path);
	await page.getByRole("button", { name: "Dry run", exact: true }).waitFor();
	expect(await page.getByRole("row").count()).toBeLessThan(80);
	await page.getByLabel("Find a column").fill("measure_499");
	await page.getByLabel("Field name of measure_499").fill("the_last_measure");
	await page.getByRole("button", { name: "Import without trying" }).click();
	await page.getByText(/All 30 rows were accepted/).waitFor();

	await stage.go("/catalogue");
	await page.getByLabel("Find a field").fill("the_last");
	await page.getByRole("link", { name: /the_last_measure/ }).waitFor();

	await stage.go("/segments/new");
	await page.getByRole("button", { name: "Add condition" }).click();
	await page.getByRole("menuitem", { name: /^Attribute/ }).click();
	await page.getByRole("button", { name: /^Attribute:/ }).click();
	await page.getByLabel("Search attribute", { exact: true }).fill("the_last");
	await page.getByRole("option", { name: /the_last_measure/ }).click();
	await page.getByRole("button", { name: "Attribute: the_last_measure" }).waitFor();
}, 150_000);
