import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { customersCsv } from "./own-file.ts";
import { newContext, openStage, type Stage } from "./stage.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SCHEMES = ["light", "dark"] as const;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let stage: Stage;
let importId: string;
beforeAll(async () => {
	stage = await openStage();
	// Not as a script of the page, which its content security policy would rightly refuse.
	await stage.context.addInitScript({ content: AXE });
	const { items } = await stage.product.client.listImports({ limit: 1 });
	importId = items[0]?.id ?? "";
}, 180_000);
afterAll(() => stage?.close(), 30_000);

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

test.each(Object.keys(SCREENS))(
	"%s is accessible in light and dark",
	async (name) => {
		const screen = SCREENS[name] as Screen;
		await stage.go(screen.path.replace(":id", importId));
		await settle(stage.page);
		await screen.reach?.(stage.page);
		expect(await violations(stage.page)).toEqual([]);
	},
	90_000,
);

test("the sign-in is accessible in light and dark", async () => {
	const context = await newContext(stage.browser);
	await context.addInitScript({ content: AXE });
	const page = await context.newPage();
	await page.goto(`${stage.product.address}/sign-in`);
	await settle(page);
	expect(await violations(page)).toEqual([]);
	await context.close();
}, 90_000);

async function settle(page: Page) {
	await page.getByRole("heading", { level: 1 }).waitFor();
	await page.waitForLoadState("networkidle");
}

async function violations(page: Page): Promise<string[]> {
	const found: string[] = [];
	for (const colorScheme of SCHEMES) {
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: "attached" });
		const results = await page.evaluate(async (tags) => {
			const world = globalThis as unknown as {
				document: {
					getAnimations(): { playState: string; finish(): void; effect: { getTiming(): { iterations: number } } }[];
				};
				axe: { run(context: unknown, options: object): Promise<AxeResults> };
			};
			// Colours that are still on their way from one theme to the other are nobody's choice.
			for (const animation of world.document.getAnimations()) {
				if (animation.effect.getTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
			}
			return world.axe.run(world.document, { runOnly: tags, resultTypes: ["violations"] });
		}, TAGS);
		for (const { id, nodes } of results.violations) {
			for (const { target, html, failureSummary } of nodes) {
				found.push(`${colorScheme} ${id}: ${target.join(" ")} ${html.slice(0, 200)} ${failureSummary}`);
			}
		}
	}
	return found;
}
