import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { Person, setUp } from "./person.ts";
import { type Product, startProduct } from "./product.ts";

const GRACE = { name: "Grace Hopper", email: "grace@example.com", password: "seven green kites climb slowly" };
const MINUTES = 120_000;

let product: Product;
let browser: Browser;
let administrator: Page;
beforeAll(async () => {
	product = await startProduct();
	browser = await launchBrowser();
	administrator = await newPage();
	await setUp(administrator, product.setupLink(), false);
}, MINUTES);
afterAll(async () => {
	await browser?.close();
	await product?.close();
});

async function newPage(): Promise<Page> {
	const context = await browser.newContext({ ignoreHTTPSErrors: true, reducedMotion: "reduce" });
	const page = await context.newPage();
	page.setDefaultTimeout(20_000);
	return page;
}

const go = (page: Page, path: string) => page.goto(`${product.address}${path}`);
const changeGrace = () => administrator.getByRole("button", { name: "Change Grace Hopper" }).click();

test(
	"somebody is invited, works as a viewer, is given more, and is out the moment the account is deactivated",
	async () => {
		await go(administrator, "/access/people");
		await administrator.getByText("Nobody checks you").waitFor();
		await administrator.getByRole("button", { name: "Invite somebody" }).click();
		const dialog = administrator.getByRole("dialog");
		await dialog.getByLabel("E-mail address").fill(GRACE.email);
		await dialog.getByLabel("Name").fill(GRACE.name);
		await dialog.getByRole("button", { name: "Invite", exact: true }).click();
		const link = (await dialog.getByLabel("One-time link").textContent()) ?? "";
		await dialog.getByRole("button", { name: "I have copied it" }).click();
		await administrator.getByRole("region", { name: "Invitations" }).getByText(GRACE.email).waitFor();

		const grace = await newPage();
		await grace.goto(link);
		await grace.getByText("as viewer").waitFor();
		expect(grace.url()).not.toContain("#");
		await grace.getByRole("textbox", { name: "Password" }).fill(GRACE.password);
		await grace.getByRole("button", { name: "Accept the invitation" }).click();
		const secret = ((await grace.locator("pre").textContent()) ?? "").replaceAll(/\s/g, "");
		const authenticator = new Person(`otpauth://totp/Segward?secret=${secret}`);
		await grace.getByLabel("Six-digit code").fill(await authenticator.code());
		await grace.getByRole("button", { name: "Confirm the authenticator" }).click();
		await grace.getByLabel("I have kept these codes").check();
		await grace.getByRole("button", { name: "Finish" }).click();
		await grace.getByRole("navigation", { name: "Areas" }).waitFor();

		const areas = grace.getByRole("navigation", { name: "Areas" });
		expect(await areas.getByRole("link", { name: "Imports" }).count()).toBe(0);
		await go(grace, "/access");
		await grace.getByRole("navigation", { name: "Access" }).waitFor();
		expect(await grace.getByRole("link", { name: "People" }).count()).toBe(0);
		await go(grace, "/access/people");
		await grace.getByText("Your role does not permit this action").first().waitFor();

		const again = await newPage();
		await again.goto(link);
		await again.getByText("This link opens nothing").waitFor();

		await go(administrator, "/access/people");
		await changeGrace();
		await administrator.getByRole("dialog").getByRole("checkbox", { name: "security-auditor" }).check();
		await administrator.getByRole("button", { name: "Change roles" }).click();
		await administrator
			.getByText("viewer, security-auditor")
			.or(administrator.getByText("security-auditor, viewer"))
			.waitFor();
		await signInAgain(grace, authenticator);
		await go(grace, "/access/people");
		await grace.getByRole("table", { name: "People" }).getByText(GRACE.email).waitFor();

		await changeGrace();
		await administrator.getByRole("tab", { name: "Account" }).click();
		await administrator.getByRole("button", { name: "Deactivate this person" }).click();
		await administrator.getByRole("button", { name: "Deactivate", exact: true }).click();
		await administrator.getByText("deactivated", { exact: true }).waitFor();
		const answer = await grace.request.get(`${product.address}/api/v1/session`, {
			headers: { "sec-fetch-site": "same-origin" },
		});
		expect(answer.status()).toBe(401);
	},
	2 * MINUTES,
);

async function signInAgain(page: Page, authenticator: Person): Promise<void> {
	await page.context().clearCookies();
	await go(page, "/sign-in");
	await page.getByLabel("E-mail address").fill(GRACE.email);
	await page.getByRole("textbox", { name: "Password" }).fill(GRACE.password);
	await page.getByRole("button", { name: "Continue" }).click();
	await page.getByLabel("Six-digit code").fill(await authenticator.code());
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
	await page.waitForURL((url) => url.pathname !== "/sign-in");
}
