import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { axeContext, violationsInBothThemes } from "./accessibility.ts";
import { Person } from "./person.ts";
import { newContext, openStage, type Stage } from "./stage.ts";

const GRACE = { name: "Grace Hopper", email: "grace@example.com", password: "seven green kites climb slowly" };
const STALE_MS = 16 * 60_000;

let stage: Stage;
let page: Page;
let grace: Page;
let authenticator: Person;
beforeAll(async () => {
	stage = await openStage({ sample: false });
	const context = await axeContext(stage.browser, { storageState: await stage.context.storageState() });
	page = await context.newPage();
	grace = await (await newContext(stage.browser)).newPage();
	await join(grace);
}, 180_000);
afterAll(async () => {
	vi.useRealTimers();
	await stage?.close();
}, 30_000);

test("an administrator allows somebody emergency roles, and that person can take them", async () => {
	await openGrace();
	await page.getByRole("tab", { name: "Emergency roles" }).click();
	await page.getByRole("checkbox", { name: "operator" }).check();
	expect(await violationsInBothThemes(page)).toEqual([]);
	await page.getByRole("button", { name: "Save emergency roles" }).click();
	await page.getByText("Emergency roles allowed.").waitFor();

	await grace.goto(`${stage.product.address}/access`);
	await grace.getByText("you may take, for at most four hours: operator").waitFor();
}, 120_000);

test("the account of somebody shows training and tokens", async () => {
	await openGrace();
	await page.getByRole("tab", { name: "Account" }).click();
	await page.getByRole("group", { name: "Training" }).getByText("to be passed").first().waitFor();
	await page.getByRole("group", { name: "Tokens" }).getByText("None.").waitFor();
	expect(await violationsInBothThemes(page)).toEqual([]);
}, 120_000);

test("with a stale second factor it is asked for, then the act goes on: emergency roles, approval", async () => {
	// The clock of the product, not the browser's; it stays ahead, for a proof of the future counts for nothing.
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + STALE_MS });
	await grace.goto(`${stage.product.address}/access`);
	await grace.getByRole("button", { name: "Take emergency roles…" }).click();
	await grace.getByRole("checkbox", { name: "operator" }).check();
	await grace.getByLabel("Reason").fill("The night import hangs.");
	await grace.getByRole("button", { name: "Take them" }).click();
	await prove(grace, authenticator);
	await grace.getByText("Your emergency roles count now.").waitFor();

	await page.goto(`${stage.product.address}/access`);
	const approval = page.getByRole("region", { name: "Approval of segments" });
	await approval.getByRole("radio", { name: "Always" }).check();
	await prove(page, stage.person);
	await page.getByText("It counts for what is changed from now on.").waitFor();
	expect((await stage.product.client.showApproval({})).setting).toBe("required");
	expect(await violationsInBothThemes(page)).toEqual([]);
}, 120_000);

test("an administrator signs everybody out but themselves", async () => {
	await page.goto(`${stage.product.address}/access/people`);
	await page.getByRole("button", { name: "Sign everybody out…" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "End every session" }).click();
	await page.getByText(/sessions? ended\.$/).waitFor();
	await grace.goto(`${stage.product.address}/access`);
	await grace.waitForURL("**/sign-in");
	await page.reload();
	await page.getByRole("table", { name: "People" }).waitFor();
}, 120_000);

async function openGrace(): Promise<void> {
	await page.goto(`${stage.product.address}/access/people`);
	await page.getByRole("button", { name: "Change Grace Hopper" }).click();
}

async function prove(visitor: Page, person: Person): Promise<void> {
	const dialog = visitor.getByRole("dialog", { name: "Confirm that it is you" });
	await dialog.getByLabel("Six-digit code").fill(await person.code());
	await dialog.getByRole("button", { name: "Confirm" }).click();
	await dialog.waitFor({ state: "detached" });
}

async function join(visitor: Page): Promise<void> {
	const { link = "" } = await stage.product.client.invitePerson({ ...GRACE, roles: ["viewer", "marketer"] });
	await visitor.goto(link);
	await visitor.getByRole("textbox", { name: "Password" }).fill(GRACE.password);
	await visitor.getByRole("button", { name: "Accept the invitation" }).click();
	const secret = ((await visitor.locator("pre").textContent()) ?? "").replaceAll(/\s/g, "");
	authenticator = new Person(`otpauth://totp/Segward?secret=${secret}`);
	await visitor.getByLabel("Six-digit code").fill(await authenticator.code());
	await visitor.getByRole("button", { name: "Confirm the authenticator" }).click();
	await visitor.getByLabel("I have kept these codes").check();
	await visitor.getByRole("button", { name: "Finish" }).click();
	await visitor.getByRole("navigation", { name: "Areas" }).waitFor();
}
