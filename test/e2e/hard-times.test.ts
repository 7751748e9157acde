import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ADA, signIn } from "./person.ts";
import { newContext, openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
}, 180_000);
afterAll(() => stage?.close(), 30_000);
afterEach(async () => {
	await stage.page.unrouteAll({ behavior: "ignoreErrors" });
	expect(stage.witness.findings).toEqual([]);
});

const heading = (name: string | RegExp, page = stage.page) => page.getByRole("heading", { level: 1, name });

test("a slow answer shows that something is coming, then comes", async () => {
	const { page } = stage;
	await page.route("**/api/v1/segments?*", async (route) => {
		await delay(1_500);
		await route.continue();
	});
	await stage.go("/segments");
	await heading("Segments").waitFor();
	expect(await page.getByRole("link", { name: /Lapsed high-value/ }).count()).toBe(0);
	await page.getByRole("link", { name: /Lapsed high-value/ }).waitFor();
}, 90_000);

test("a dropped connection is told, loses nothing that was entered, and heals by itself", async () => {
	const { page, context, witness } = stage;
	witness.expect(/ERR_INTERNET_DISCONNECTED/, /status of 50\d/);
	await stage.go("/segments/new");
	await page.getByLabel("Title").fill("Written before the tunnel");
	await context.setOffline(true);
	await page.getByRole("button", { name: "Add condition" }).click();
	await page.getByRole("menuitem", { name: /^Everyone/ }).click();
	await page.getByText("The server does not answer.").first().waitFor();
	await context.setOffline(false);
	await page.getByText("This page tries again by itself; nothing you entered is lost.").waitFor({ state: "hidden" });
	expect(await page.getByLabel("Title").inputValue()).toBe("Written before the tunnel");
	await page
		.getByRole("region", { name: "Size" })
		.getByText(/of all$/)
		.waitFor();
}, 90_000);

/** In the dialog that covers a page whose session has ended. */
async function signInAgain() {
	const { page, person } = stage;
	const dialog = page.getByRole("dialog", { name: "Your session has ended" });
	expect(await dialog.getByLabel("E-mail address").inputValue()).toBe(ADA.email);
	await dialog.getByRole("textbox", { name: "Password" }).fill(ADA.password);
	await dialog.getByRole("button", { name: "Continue" }).click();
	await dialog.getByLabel("Six-digit code").fill(await person.code());
	await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
	await dialog.waitFor({ state: "hidden" });
}

test("an ended session is renewed over the page: nothing is seen meanwhile, nothing is lost, and what was asked is done", async () => {
	const { page, context, witness } = stage;
	witness.expect(/status of 401/);
	await stage.go("/segments/new");
	await page.getByLabel("Title").fill("Written before the session ended");
	await page.getByRole("combobox", { name: "Purpose" }).fill("newsletter");
	await page.getByRole("button", { name: "Add condition" }).click();
	await page.getByRole("menuitem", { name: /^Everyone/ }).click();
	await page
		.getByRole("region", { name: "Size" })
		.getByText(/of all$/)
		.waitFor();
	await context.clearCookies();
	await page.getByRole("button", { name: "Save segment" }).click();
	await page.getByRole("dialog", { name: "Your session has ended" }).waitFor();
	await page.keyboard.press("Escape");
	await page.keyboard.press("Escape");
	await expect(page.getByRole("heading", { level: 1 }).click({ trial: true, timeout: 1_000 })).rejects.toThrow();
	await signInAgain();
	await page.getByRole("dialog", { name: "Saved" }).getByRole("button", { name: "Keep editing" }).last().click();
	expect(await page.getByLabel("Title").inputValue()).toBe("Written before the session ended");
}, 180_000);

test("whoever does not go on with an ended session leaves the page to the next person, with nothing on it", async () => {
	const { page, context, witness, person } = stage;
	witness.expect(/status of 401/);
	await stage.go("/segments/new");
	await page.getByLabel("Title").waitFor();
	await context.clearCookies();
	await page.getByLabel("Title").fill("Not for the next one");
	await page.getByRole("button", { name: "Leave this page and sign in as somebody else" }).click();
	await page.waitForURL("**/sign-in");
	await signIn(page, person);
	await heading("Home").waitFor();
}, 180_000);

test("a page that lies open asks seldom, for every look stands in the access log", async () => {
	const context = await newContext(stage.browser, { storageState: await stage.context.storageState() });
	const page = await context.newPage();
	await page.clock.install();
	await page.goto(stage.product.address);
	await heading("Home", page).waitFor();
	await page.waitForLoadState("networkidle");
	const asked: string[] = [];
	page.on("request", (request) => asked.push(new URL(request.url()).pathname));
	await page.clock.runFor(9 * 60_000);
	await page.waitForLoadState("networkidle");
	expect(asked).toContain("/api/v1/session");
	expect(asked.length).toBeLessThan(6);
	await context.close();
}, 90_000);

test("somebody who may only look is offered no acts, and is told which rule refuses", async () => {
	const { page, witness, product } = stage;
	witness.expect(/status of 403/);
	const { secret } = await product.client.createToken({ name: "looker", roles: ["viewer"], expires: "1h" });
	const me = await (await page.request.get(`${product.address}/api/v1/session`)).json();
	await page.route("**/api/v1/**", async (route) => {
		if (route.request().url().endsWith("/session")) {
			await route.fulfill({ json: { ...me, roles: ["viewer"], actions: ["me:show", "segment:list", "segment:show"] } });
		} else {
			await route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${secret}` } });
		}
	});
	await stage.go("/segments");
	await page.getByRole("link", { name: /Lapsed high-value/ }).waitFor();
	expect(await page.getByRole("link", { name: "New segment" }).count()).toBe(0);
	expect(await page.getByRole("button", { name: "Refresh all active" }).count()).toBe(0);
	const { items } = await product.client.listImports({ limit: 1 });
	for (const [path, action] of [
		["/audit", "audit:search"],
		["/imports", "import:list"],
		["/imports/new", "import:create"],
		[`/imports/${items[0]?.id}`, "import:show"],
	] as const) {
		await stage.go(path);
		await page.getByText(`The role viewer may not do ${action}: no rule permits it.`).waitFor();
	}
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	await delay(2_500);
	expect(asked).toEqual([]);
}, 90_000);
