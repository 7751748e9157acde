import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
}, 180_000);
afterAll(() => stage?.close(), 30_000);
afterEach(() => expect(stage.witness.findings).toEqual([]));

test("the list finds, sorts and opens a segment", async () => {
	const { page } = stage;
	await stage.go("/segments");
	const rows = page.getByRole("table").getByRole("row");
	await rows.nth(2).waitFor();
	await page.getByRole("searchbox", { name: "Search segments" }).fill("high-value");
	await expect.poll(() => rows.count(), { timeout: 30_000 }).toBe(2);
	await rows.nth(1).getByRole("link").first().click();
	await page.waitForURL("**/segments/lapsed-high-value");
}, 120_000);

test("a segment's page shows size, refreshes, rule with SQL, versions, uses, and answers who is a member", async () => {
	const { page } = stage;
	await stage.go("/segments/newsletter-readers");
	await page.getByRole("heading", { level: 1 }).waitFor();
	await page.getByRole("heading", { name: /Refreshes|Refresh history/ }).waitFor();
	for (const tab of ["Rule", "Versions", "Used by", "Members"]) {
		await page.getByRole("tab", { name: tab }).click();
		await page.getByRole("tabpanel", { name: tab }).waitFor();
	}
	const member = await stage.product.client.listMembers({ name: "newsletter-readers", limit: 1 });
	expect(member.items).toHaveLength(1);
	await page.getByLabel("Value", { exact: true }).fill("nobody-of-this-id");
	await page.getByRole("button", { name: "Look up" }).click();
	await page.getByText("No, not a member").waitFor();
}, 120_000);

test("a segment is duplicated under a name of its own", async () => {
	const { page, witness } = stage;
	// Whether the name is free is asked by asking for it.
	witness.expect(/status of 404 .*\/segments\/readers-once-more$/);
	await stage.go("/segments/newsletter-readers");
	await page.getByRole("button", { name: /^Actions for/ }).click();
	await page.getByRole("menuitem", { name: "Duplicate…" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("Title").fill("Readers, once more");
	await dialog.getByRole("textbox", { name: "Name" }).fill("readers-once-more");
	await dialog.getByRole("button", { name: "Duplicate" }).click();
	await page.waitForURL("**/segments/readers-once-more/edit");
	await page.getByRole("heading", { level: 1, name: "Readers, once more" }).waitFor();
}, 120_000);

test("two segments are compared, and more of them overlaid, from the list", async () => {
	const { page } = stage;
	await stage.go("/segments");
	const boxes = page.getByRole("table").getByRole("row").getByRole("checkbox");
	await boxes.nth(2).waitFor();
	await boxes.nth(1).check();
	await boxes.nth(2).check();
	const bar = page.getByRole("region", { name: "Chosen segments" });
	await bar.getByText("2 chosen").waitFor();
	await bar.getByRole("link", { name: "Compare" }).click();
	await page.getByRole("heading", { name: "Where the definitions differ" }).waitFor();

	await stage.go("/segments/overlap?with=newsletter-readers,lapsed-high-value,best-tenth");
	await page.getByRole("heading", { name: "At a glance" }).waitFor();
	await stage.go("/segments/overlap?with=newsletter-readers,lapsed-high-value,best-tenth,one-time-buyers");
	await page.getByRole("heading", { name: "At a glance" }).waitFor();
}, 120_000);

test("search finds things by name from anywhere", async () => {
	const { page } = stage;
	await stage.go("/imports");
	await page.getByRole("heading", { level: 1, name: "Imports" }).waitFor();
	await page.keyboard.press("Control+K");
	await page.getByRole("textbox", { name: "Search or jump" }).fill("lapsed");
	await page.getByRole("button", { name: /Lapsed high-value/ }).waitFor();
	await page.keyboard.press("Enter");
	await page.waitForURL("**/segments/lapsed-high-value");
}, 120_000);
