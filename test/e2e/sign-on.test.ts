import { afterAll, beforeAll, expect, test } from "vitest";
import { openRealProvider, type RealProvider } from "../federation/real-provider.ts";
import { axeContext, violationsInBothThemes } from "./accessibility.ts";
import { Person } from "./person.ts";
import { newContext, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let provider: RealProvider;

beforeAll(async () => {
	[stage, provider] = await Promise.all([openStage({ sample: false }), openRealProvider()]);
}, 180_000);
afterAll(async () => {
	await stage?.close();
	await provider?.close();
}, 30_000);

test("an administrator adds a provider, tests it, and somebody signs in there with a button of the sign-in page", async () => {
	const { page } = stage;
	await stage.go("/access/sign-on");
	await page.getByRole("button", { name: "Add provider" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("Name", { exact: true }).fill("Example login");
	await dialog.getByLabel("Issuer").fill(provider.issuer);
	await dialog.getByLabel("Client id").fill("segward");
	await dialog.getByRole("textbox", { name: "Client secret" }).fill(provider.clientSecret);
	await dialog.getByLabel("Further scopes").fill("groups");
	await dialog.getByLabel("Group claim").fill("groups");
	await dialog.getByRole("button", { name: "Add a group" }).click();
	await dialog.getByRole("textbox", { name: "Group", exact: true }).fill("crm");
	await dialog.getByLabel("Enabled").check();
	await dialog.getByRole("button", { name: "Add provider" }).click();
	const card = page.getByRole("article", { name: "Example login" });
	const redirectUri = await card.locator("code").first().textContent();
	provider.open(redirectUri ?? "");
	await card.getByRole("button", { name: "Test connection" }).click();
	await card.getByText("It can be used").waitFor();

	const context = await newContext(stage.browser);
	const visitor = await context.newPage();
	await visitor.goto(`${stage.product.address}/sign-in`);
	await visitor.getByRole("button", { name: "Sign in with Example login" }).click();
	await visitor.waitForURL(`${provider.issuer}/**`);
	await visitor.locator("input[name=login]").fill("grace");
	await visitor.locator("input[name=password]").fill("any");
	await visitor.getByRole("button").first().click();
	await visitor.getByRole("button", { name: "Continue" }).click();
	await visitor.getByRole("heading", { name: "Connect your authenticator" }).waitFor();
	expect(new URL(visitor.url()).search).toBe("");
	const secret = ((await visitor.locator("pre").textContent()) ?? "").replaceAll(/\s/g, "");
	const grace = new Person(`otpauth://totp/Segward?secret=${secret}`);
	await visitor.getByLabel("Six-digit code").fill(await grace.code());
	await visitor.getByRole("button", { name: "Confirm the authenticator" }).click();
	await visitor.getByLabel("I have kept these codes").check();
	await visitor.getByRole("button", { name: "Finish" }).click();
	await visitor.getByRole("button", { name: /Account of grace/ }).waitFor();
	await context.close();
}, 180_000);

test("somebody links the own account there, and unlinks it again", async () => {
	const { page } = stage;
	await stage.go("/access/account");
	await page.getByRole("button", { name: "Link your account at Example login" }).click();
	await page.waitForURL(`${provider.issuer}/**`);
	await page.locator("input[name=login]").fill("ada");
	await page.locator("input[name=password]").fill("any");
	await page.getByRole("button").first().click();
	await page.getByRole("button", { name: "Continue" }).click();
	await page.waitForURL("**/access/account");
	await page.getByRole("button", { name: "Unlink Example login" }).click();
	await page.getByRole("button", { name: "Link your account at Example login" }).waitFor();
}, 120_000);

test("an administrator expects somebody there", async () => {
	const { page } = stage;
	await stage.go("/access/people");
	await page.getByRole("button", { name: "Change Ada Lovelace" }).click();
	await page.getByRole("tab", { name: "Account" }).click();
	await page.getByRole("button", { name: "Expect", exact: true }).click();
	await page.getByText(/^Expected there until/).waitFor();
}, 120_000);

test("the screens are accessible in both themes", async () => {
	const context = await axeContext(stage.browser, { storageState: await stage.context.storageState() });
	const page = await context.newPage();
	await page.goto(`${stage.product.address}/access/sign-on`);
	await page.getByRole("article", { name: "Example login" }).waitFor();
	expect(await violationsInBothThemes(page)).toEqual([]);
	await page.getByRole("button", { name: "Edit Example login" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Save" }).waitFor();
	expect(await violationsInBothThemes(page)).toEqual([]);
	await page.goto(`${stage.product.address}/sign-on/refused?problem=sign-on-refused`);
	await page.getByRole("alert").waitFor();
	expect(await violationsInBothThemes(page)).toEqual([]);
	await context.close();
}, 120_000);
