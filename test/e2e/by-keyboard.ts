import type { Page } from "playwright-core";
import { focusedName } from "./in-page.ts";

const MOST_STEPS = 120;

/** Presses Tab until something of this name has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
	const seen: string[] = [];
	for (let step = 0; step < MOST_STEPS; step++) {
		await page.keyboard.press("Tab");
		const focused = await focusedName(page);
		if (name.test(focused)) return;
		seen.push(focused);
	}
	throw new Error(`Tab never reaches ${name}; it goes over ${[...new Set(seen)].join(" | ")}`);
}
