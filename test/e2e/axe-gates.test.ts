import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeContext, violationsInBothThemes } from "./accessibility.ts";
import { launchBrowser } from "./browser.ts";
import { ADA, Person } from "./person.ts";
import { type Product, startProduct } from "./product.ts";

let product: Product;
let browser: Browser;
let page: Page;
beforeAll(async () => {
	[product, browser] = await Promise.all([startProduct(), launchBrowser()]);
	page = await (await axeContext(browser)).newPage();
}, 120_000);
afterAll(async () => {
	await browser?.close();
	await product?.close();
}, 30_000);

const heading = (name: string) => page.getByRole("heading", { level: 1, name });
const accessible = async () => expect(await violationsInBothThemes(page)).toEqual([]);
const enter = (name: string, text: string) => page.getByRole("textbox", { name }).fill(text);
const press = (name: string) => page.getByRole("button", { name }).click();

test("every step from the one-time link to the first steps is accessible in both themes", async () => {
	await page.goto(`${product.address}/setup`);
	await heading("The one-time link is needed").waitFor();
	await accessible();

	await page.goto(product.setupLink());
	await heading("Make the first administrator").waitFor();
	await accessible();
	await enter("Your name", ADA.name);
	await enter("E-mail address", ADA.email);
	await enter("Password", "short");
	await press("Continue");
	await page
		.getByText(/At least|characters/)
		.first()
		.waitFor();
	await accessible();
	await enter("Password", ADA.password);
	await press("Continue");

	await heading("Connect your authenticator").waitFor();
	await page.getByRole("img", { name: /QR code/ }).waitFor();
	await accessible();
	const secret = ((await page.locator("pre").textContent()) ?? "").replaceAll(/\s/g, "");
	await enter("Six-digit code", await new Person(`otpauth://totp/Segward?secret=${secret}`).code());
	await press("Confirm the authenticator");

	await heading("Keep your recovery codes").waitFor();
	await accessible();
}, 120_000);

test("every step of a sign-in is accessible in both themes, and a recovery code stands in for the phone once", async () => {
	const code =
		(await page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").first().textContent()) ?? "";
	await page.getByLabel("I have kept these codes").check();
	await press("Finish");
	await page.waitForURL("**/welcome");
	await accessible();
	await page.context().clearCookies();

	for (const [given, outcome] of [
		[code, "welcomed"],
		[code, "refused"],
	] as const) {
		await page.goto(`${product.address}/sign-in`);
		await heading("Sign in").waitFor();
		await enter("E-mail address", ADA.email);
		await enter("Password", "nine blue herons fly");
		await press("Continue");
		await page.getByRole("alert").waitFor();
		if (outcome === "welcomed") await accessible();
		await enter("Password", ADA.password);
		await press("Continue");
		await heading("Second factor").waitFor();
		if (outcome === "welcomed") await accessible();
		await press("Phone not at hand? Use a recovery code");
		await enter("Recovery code", given);
		await press("Sign in");
		if (outcome === "welcomed") await heading(`Welcome, ${ADA.name}`).waitFor();
		else await page.getByRole("alert").waitFor();
		await accessible();
		await page.context().clearCookies();
	}
}, 120_000);
