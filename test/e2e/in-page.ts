import type { Page } from "playwright-core";

/** What the functions below use of the page's own world; tests are compiled without its types. */
interface PageWorld {
	history: { pushState(state: unknown, unused: string, path: string): void };
	PopStateEvent: new (type: string) => unknown;
	dispatchEvent(event: unknown): void;
	requestAnimationFrame(callback: () => void): void;
	document: {
		querySelector(selector: string): { scrollWidth: number; clientWidth: number } | null;
		documentElement: {
			scrollWidth: number;
			clientWidth: number;
			getAttribute(name: string): string | null;
		};
		getAnimations(): unknown[];
		activeElement: {
			getAttribute(name: string): string | null;
			textContent: string | null;
			labels?: ArrayLike<{ textContent: string | null }> | null;
			tagName: string;
		} | null;
		querySelectorAll(selector: string): ArrayLike<{ getAttribute(name: string): string | null }>;
	};
}

/** Pixels by which the page is wider than the window. */
export function sidewaysOverflow(page: Page): Promise<number> {
	return page.evaluate(() => {
		const { documentElement } = (globalThis as unknown as PageWorld).document;
		return documentElement.scrollWidth - documentElement.clientWidth;
	});
}

/** Pixels by which a table is wider than its frame, which has the table's caption as its name. */
export function tableOverflow(page: Page, caption: string): Promise<number> {
	return page.evaluate((name) => {
		const frame = (globalThis as unknown as PageWorld).document.querySelector(`section[aria-label="${name}"]`);
		return frame ? frame.scrollWidth - frame.clientWidth : Number.NaN;
	}, caption);
}

/** The name of what has the focus, about as a screen reader would say it. */
export function focusedName(page: Page): Promise<string> {
	return page.evaluate(() => {
		const element = (globalThis as unknown as PageWorld).document.activeElement;
		if (!element) return "";
		const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent ?? "";
		return label.replaceAll(/\s+/g, " ").trim();
	});
}

/** The places of all conditions that the builder shows, from top to bottom. */
export function rulePathsIn(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { document } = globalThis as unknown as PageWorld;
		return Array.from(
			document.querySelectorAll("[data-rule-path]"),
			(each) => each.getAttribute("data-rule-path") ?? "",
		);
	});
}

/** Goes to another page of the app without loading the app again. */
export async function goWithin(page: Page, path: string): Promise<void> {
	await page.evaluate((to) => {
		const world = globalThis as unknown as PageWorld;
		world.history.pushState({}, "", to);
		world.dispatchEvent(new world.PopStateEvent("popstate"));
	}, path);
}

/** Waits until the page is wholly in a theme: drawn anew, and no colour on its way from the other. */
export async function settledTheme(page: Page, scheme: "light" | "dark"): Promise<void> {
	await page.waitForFunction((wanted) => {
		const { document } = globalThis as unknown as PageWorld;
		return document.documentElement.getAttribute("data-mantine-color-scheme") === wanted;
	}, scheme);
	await page.evaluate(async () => {
		const { document, requestAnimationFrame } = globalThis as unknown as PageWorld;
		const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
		await frame();
		await frame();
		for (let frames = 0; document.getAnimations().length > 0 && frames < 60; frames++) await frame();
	});
}
