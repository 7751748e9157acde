import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { settledTheme } from "./in-page.ts";
import { newContext } from "./stage.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SCHEMES = ["light", "dark"] as const;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A browser context whose pages have axe at hand. */
export async function axeContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
	const context = await newContext(browser, options);
	// Not as a script of the page, which its content security policy would rightly refuse.
	await context.addInitScript({ content: AXE });
	return context;
}

/** What is wrong with the page as it stands, in the light and in the dark theme; leaves it in the light one. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
	const found: string[] = [];
	for (const colorScheme of SCHEMES) {
		await page.emulateMedia({ colorScheme });
		await settledTheme(page, colorScheme);
		for (const violation of await violations(page)) found.push(`${colorScheme}: ${violation}`);
	}
	await page.emulateMedia({ colorScheme: "light" });
	await settledTheme(page, "light");
	return found;
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
