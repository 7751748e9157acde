import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customersCsv } from "./own-file.ts";
import { newContext, openStage, type Stage } from "./stage.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SCHEMES = ["light", "dark"] as const;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Scheme = (typeof SCHEMES)[number];

let stage: Stage;
let importId: string;
/** One for each theme, from its first paint: a page that changes its theme is between two for a while. */
const pages = new Map<Scheme, Page>();

beforeAll(async () => {
	stage = await openStage();
	const storageState = await stage.context.storageState();
	for (const colorScheme of SCHEMES) pages.set(colorScheme, await openPage({ colorScheme, storageState }));
	const { items } = await stage.product.client.listImports({ limit: 1 });
	importId = items[0]?.id ?? "";
}, 180_000);
afterAll(() => stage?.close(), 30_000);

async function openPage(options: BrowserContextOptions): Promise<Page> {
	const context = await newContext(stage.browser, options);
	// Not as a script of the page, which its content security policy would rightly refuse.
	await context.addInitScript({ content: AXE });
	return context.newPage();
}

interface Screen {
	path: string;
	/** From the loaded page to what is looked at. */
	reach?(page: Page): Promise<void>;
}

const SCREENS: Record<string, Screen> = {
	home: { path: "/" },
	"first steps": { path: "/welcome" },
	imports: { path: "/imports" },
	"new import": { path: "/imports/new" },
	"a mapping": {
		path: "/imports/new",
		async reach(page) {
			const file = { name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(customersCsv({ rows: 100 })) };
			await page.locator("input[type=file]").setInputFiles(file);
			await page.getByRole("button", { name: "Dry run", exact: true }).waitFor();
		},
	},
	"an import with its quarantine": {
		path: "/imports/:id",
		reach: (page) => page.getByRole("region", { name: "Quarantine" }).getByRole("button").first().waitFor(),
	},
	"quarantined rows": {
		path: "/imports/:id",
		async reach(page) {
			await page
				.getByRole("button", { name: /^Look at rows/ })
				.first()
				.click();
			await page.getByRole("dialog").getByRole("table").waitFor();
		},
	},
	catalogue: { path: "/catalogue" },
	events: { path: "/catalogue?tab=events" },
	"a field": { path: "/catalogue/attribute/country" },
	segments: { path: "/segments" },
	"an empty builder": { path: "/segments/new" },
	templates: {
		path: "/segments/new",
		async reach(page) {
			await page.getByRole("button", { name: "Templates" }).click();
			await page.getByRole("dialog", { name: "Start from a template" }).waitFor();
		},
	},
	"a full builder": {
		path: "/segments/lapsed-high-value/edit",
		async reach(page) {
			await page.getByRole("textbox", { name: "Segment as YAML" }).waitFor();
			await page
				.getByRole("region", { name: "Size" })
				.getByText(/counted in/)
				.waitFor();
		},
	},
	"a segment": { path: "/segments/lapsed-high-value" },
	"a segment's rule": { path: "/segments/lapsed-high-value?tab=rule" },
	"a segment's members": { path: "/segments/newsletter-readers?tab=members" },
	"a segment's versions": { path: "/segments/newsletter-readers?tab=versions" },
	"a segment's uses": { path: "/segments/newsletter-readers?tab=uses" },
	"two segments compared": { path: "/segments/compare?a=newsletter-readers&b=fading" },
	"three segments overlaid": { path: "/segments/overlap?with=newsletter-readers,fading,best-tenth" },
	"four segments overlaid": { path: "/segments/overlap?with=newsletter-readers,fading,best-tenth,one-time-buyers" },
	access: { path: "/access" },
	tokens: { path: "/access/tokens" },
	audit: { path: "/audit" },
	stewardship: { path: "/stewardship" },
	nowhere: { path: "/no-such-page" },
	"the command palette": {
		path: "/segments",
		async reach(page) {
			await page.keyboard.press("Control+K");
			await page.getByRole("textbox", { name: "Search or jump" }).waitFor();
		},
	},
};

describe.each(SCHEMES)("in the %s theme", (colorScheme) => {
	test.each(Object.keys(SCREENS))(
		"%s is accessible",
		async (name) => {
			const screen = SCREENS[name] as Screen;
			const page = pages.get(colorScheme) as Page;
			await page.goto(stage.product.address + screen.path.replace(":id", importId));
			await settle(page);
			await screen.reach?.(page);
			expect(await violations(page)).toEqual([]);
		},
		90_000,
	);

	test("the sign-in is accessible", async () => {
		const page = await openPage({ colorScheme });
		await page.goto(`${stage.product.address}/sign-in`);
		await settle(page);
		expect(await violations(page)).toEqual([]);
		await page.context().close();
	}, 90_000);
});

async function settle(page: Page) {
	await page.getByRole("heading", { level: 1 }).waitFor();
	await page.waitForLoadState("networkidle");
}

async function violations(page: Page): Promise<string[]> {
	const results = await page.evaluate(async (tags) => {
		const world = globalThis as unknown as {
			document: unknown;
			axe: { run(context: unknown, options: object): Promise<AxeResults> };
		};
		return world.axe.run(world.document, { runOnly: tags, resultTypes: ["violations"] });
	}, TAGS);
	return results.violations.flatMap(({ id, nodes }) =>
		nodes.map(
			({ target, html, failureSummary }) => `${id}: ${target.join(" ")} ${html.slice(0, 200)} ${failureSummary}`,
		),
	);
}
