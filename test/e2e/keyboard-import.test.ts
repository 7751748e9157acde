import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { tabTo } from "./by-keyboard.ts";
import { focusedName } from "./in-page.ts";
import { customersCsv } from "./own-file.ts";
import { passGate } from "./pass-gate.ts";
import { ADA, Person } from "./person.ts";
import { type Product, startProduct } from "./product.ts";
import { newContext, PATIENCE_MS } from "./stage.ts";
import { Witness } from "./witness.ts";

let product: Product;
let browser: Browser;
let page: Page;
let person: Person;
let witness: Witness;
beforeAll(async () => {
	[product, browser] = await Promise.all([startProduct(), launchBrowser()]);
	const context = await newContext(browser);
	witness = new Witness(context, product.address);
	page = await context.newPage();
}, 120_000);
afterAll(async () => {
	await browser?.close();
	await product?.close();
}, 30_000);

const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
const focused = (name: RegExp) => expect.poll(() => focusedName(page), { timeout: PATIENCE_MS }).toMatch(name);
const type = (text: string) => page.keyboard.type(text);
const press = (key: string) => page.keyboard.press(key);

test("setting up and signing in need no mouse", async () => {
	await page.goto(product.setupLink());
	await focused(/^Your name/);
	await type(ADA.name);
	await press("Tab");
	await type(ADA.email);
	await press("Tab");
	await type(ADA.password);
	await press("Enter");
	await heading("Connect your authenticator");
	await focused(/^Six-digit code/);
	const secret = ((await page.locator("pre").textContent()) ?? "").replaceAll(/\s/g, "");
	person = new Person(`otpauth://totp/Segward?secret=${secret}`);
	await type(await person.code());
	await press("Enter");
	await heading("Keep your recovery codes");
	await tabTo(page, /^I have kept these codes/);
	await press("Space");
	await tabTo(page, /^Finish$/);
	await press("Enter");
	await heading(/^Welcome/);

	await tabTo(page, /^Account of/);
	await press("Enter");
	await page.getByRole("menuitem", { name: "Sign out" }).waitFor();
	while (!/^Sign out$/.test(await focusedName(page))) await press("ArrowDown");
	await press("Enter");
	await heading("Sign in");
	await focused(/^E-mail address/);
	await type(ADA.email);
	await press("Tab");
	await type(ADA.password);
	await press("Enter");
	await focused(/^Six-digit code/);
	await type(await person.code());
	await press("Enter");
	await heading(/^Welcome/);
}, 180_000);

test("the training that opens the data is passed", () => passGate(page));

test("a file of one's own is mapped, tried, imported and its quarantine replayed without a mouse", async () => {
	await tabTo(page, /^Imports$/);
	await press("Enter");
	await heading("Imports");
	await tabTo(page, /^Import a file$/);
	await press("Enter");
	await heading("Import a file");
	await page.getByText("Drop a file here, or click to choose one").waitFor();
	const choosing = page.waitForEvent("filechooser");
	await tabTo(page, /^Drop a file here/);
	await press("Enter");
	const chooser = await choosing;
	const buffer = Buffer.from(customersCsv({ rows: 500 }));
	await chooser.setFiles({ name: "own.csv", mimeType: "text/csv", buffer });
	await page.getByRole("button", { name: "Dry run", exact: true }).waitFor();

	await tabTo(page, /^Field name of score$/);
	await press("Control+A");
	await type("loyalty");
	await tabTo(page, /^What note becomes$/);
	await type("Ignore");
	expect(await page.getByLabel("What note becomes").inputValue()).toBe("ignore");
	await tabTo(page, /^Dry run$/);
	await press("Enter");
	await page.getByRole("button", { name: "Import 480 rows" }).waitFor();
	await tabTo(page, /^Import 480 rows$/);
	await press("Enter");
	await heading("own.csv");
	await page.getByRole("button", { name: "Replay all 20" }).waitFor();
	await tabTo(page, /^Replay all 20$/);
	await press("Enter");
	await page.getByRole("button", { name: "Replay as it is" }).waitFor();
	await tabTo(page, /^Replay as it is$/);
	await press("Enter");
	await page.getByRole("link", { name: "rows set aside by an earlier import" }).waitFor();
	expect(witness.findings).toEqual([]);
}, 180_000);
