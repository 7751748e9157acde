import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { type Person, setUp } from "./person.ts";
import { type Product, type StartOptions, startProduct } from "./product.ts";
import { Witness } from "./witness.ts";

export const PATIENCE_MS = 60_000;

export interface Stage {
	readonly product: Product;
	readonly browser: Browser;
	readonly context: BrowserContext;
	readonly page: Page;
	readonly person: Person;
	readonly witness: Witness;
	/** Opens a page of the product, such as `/segments`. */
	go(path: string): Promise<void>;
	close(): Promise<void>;
}

/** A running product, a browser, and the first administrator signed in; a test file has one. */
export async function openStage({ sample = true, ...options }: StartOptions = {}): Promise<Stage> {
	const [product, browser] = await Promise.all([startProduct({ sample, ...options }), launchBrowser()]);
	const context = await newContext(browser);
	const witness = new Witness(context, product.address);
	const page = await context.newPage();
	const person = await setUp(page, product.setupLink());
	return {
		product,
		browser,
		context,
		page,
		person,
		witness,
		go: async (path) => {
			await page.goto(`${product.address}${path}`);
		},
		async close() {
			await browser.close();
			await product.close();
		},
	};
}

export async function newContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
	const context = await browser.newContext({
		ignoreHTTPSErrors: true,
		viewport: { width: 1440, height: 900 },
		locale: "en-GB",
		timezoneId: "Europe/London",
		reducedMotion: "reduce",
		...options,
	});
	context.setDefaultTimeout(PATIENCE_MS);
	return context;
}
