// npm run screenshots: makes the pictures of the README from a running product with the bundled sample.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { SAMPLE_AS_OF } from "../src/main/sample.ts";
import { openStage } from "../test/e2e/stage.ts";
import { ROOT } from "./steps.ts";

const FOLDER = join(ROOT, "docs", "screenshots");
const MOST_BYTES = 2 * 1024 * 1024;
/** Before the sample's last day, so that sizes have a history. */
const EARLIER = ["2011-06-10T00:00:00Z", "2011-08-10T00:00:00Z", "2011-10-10T00:00:00Z", "2011-11-10T00:00:00Z"];
const SHOWN = "lapsed-high-value";

interface Picture {
	path: string;
	dark?: true;
	/** From the loaded page to what is photographed. */
	reach?(page: Page): Promise<void>;
}

const stage = await openStage({ refreshes: [...EARLIER, SAMPLE_AS_OF] });
try {
	const { product, page } = stage;
	const { items } = await product.client.listImports({ limit: 2 });
	const customers = items.find(({ kind }) => kind === "customers")?.id ?? "";
	mkdirSync(FOLDER, { recursive: true });
	let bytes = 0;
	for (const [name, { path, dark, reach }] of Object.entries(pictures(customers))) {
		await page.emulateMedia({ colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
		await stage.go(path);
		await page.getByRole("heading", { level: 1 }).waitFor();
		await page.waitForLoadState("networkidle");
		await reach?.(page);
		await page.waitForTimeout(1_500);
		const file = join(FOLDER, `${name}.png`);
		await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
		bytes += statSync(file).size;
	}
	process.stdout.write(`${FOLDER}: ${Math.round(bytes / 1024)} KiB\n`);
	if (bytes > MOST_BYTES) throw new Error("The pictures are larger than a README should load.");
} finally {
	await stage.close();
}

function pictures(importId: string): Record<string, Picture> {
	const builder = {
		path: `/segments/${SHOWN}/edit`,
		async reach(page: Page) {
			await page.getByText("As of a day").click();
			await page.getByLabel(/day/i).last().fill(SAMPLE_AS_OF.slice(0, 10));
			await page.getByRole("heading", { level: 1 }).click();
			await page.getByRole("textbox", { name: "Segment as YAML" }).waitFor();
			await page
				.getByRole("region", { name: "Size" })
				.getByText(/of all$/)
				.waitFor();
		},
	};
	return {
		home: { path: "/" },
		import: {
			path: "/imports/new",
			async reach(page) {
				const file = join(ROOT, "examples", "retail", "customers.csv");
				await page.locator("input[type=file]").setInputFiles(file);
				await page.getByRole("button", { name: "Dry run", exact: true }).waitFor();
			},
		},
		quarantine: {
			path: `/imports/${importId}`,
			async reach(page) {
				const quarantine = page.getByRole("region", { name: "Quarantine" });
				await quarantine
					.getByRole("button", { name: /^Look at rows/ })
					.first()
					.waitFor();
			},
		},
		catalogue: { path: "/catalogue" },
		builder,
		"builder-dark": { ...builder, dark: true },
		segment: { path: `/segments/${SHOWN}` },
	};
}
