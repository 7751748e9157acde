import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeContext, violationsInBothThemes } from "./accessibility.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage({ sample: false });
}, 180_000);
afterAll(() => stage?.close(), 30_000);

test("a role is made with the form, tried out, put in force, and stands in the matrix", async () => {
	const { page } = stage;
	await stage.go("/access/roles");
	await page.getByRole("link", { name: "New role" }).click();
	await page.getByLabel("Title").fill("Campaign reader");
	expect(await page.getByRole("textbox", { name: "Name" }).inputValue()).toBe("campaign-reader");
	await page.getByRole("checkbox", { name: "Read definitions", exact: true }).check();
	await page.getByRole("button", { name: "Show acts of Analyse" }).click();
	await page.getByRole("checkbox", { name: /^Preview size and masked sample/ }).check();
	await page.getByText("Checked: nothing is wrong with it.").waitFor();
	await page.getByRole("button", { name: "The Cedar policy that this makes" }).click();
	await page.getByText('Segward::Role::"campaign-reader"').waitFor();

	await page.getByRole("button", { name: "Try it out" }).click();
	await page.getByText(/1 would gain something\.$/).waitFor();
	const gains = page.getByRole("table", { name: "What would change" });
	await gains.getByRole("rowheader", { name: /campaign-reader/ }).waitFor();

	await page.getByRole("button", { name: "Put in force" }).click();
	await page.getByRole("heading", { level: 1, name: "Campaign reader" }).waitFor();
	await page.getByRole("region", { name: "What it may do" }).getByText("Preview size and masked sample").waitFor();
	await page.getByRole("region", { name: "Versions" }).getByText("Version 1").waitFor();

	await stage.go("/access/roles?tab=matrix");
	await page.getByLabel("Filter by act, area or role").fill("campaign-reader");
	const matrix = page.getByRole("table", { name: "Which role may do what" });
	await matrix.getByRole("columnheader", { name: "campaign-reader" }).waitFor();
	await matrix.getByRole("rowheader", { name: /segment:preview/ }).waitFor();
	expect(await matrix.getByRole("rowheader", { name: /segment:approve/ }).count()).toBe(0);
}, 120_000);

test("a policy is checked as one types, with line and column; once in force it is the reason given, and can be removed", async () => {
	const { page } = stage;
	await stage.go("/access/roles/new/policy");
	await page.getByLabel("Title").fill("Weekdays only");
	const editor = page.getByRole("textbox", { name: "Cedar policy" });
	await editor.fill("forbid (\n\tprincipal,\n\taction in Segward::Action::analyse,\n\tresource\n);");
	await page.getByText(/Line 3, column \d+:/).waitFor();
	expect(await page.getByRole("button", { name: "Put in force" }).isDisabled()).toBe(true);
	await editor.fill('forbid (principal, action in Segward::Action::"work with members", resource);');
	await page.getByText("Checked: nothing is wrong with it.").waitFor();
	await page.getByRole("button", { name: "Try it out" }).click();
	await page.getByText(/would lose something\.$/).waitFor();
	await page.getByRole("button", { name: "Put in force" }).click();
	await page.getByRole("heading", { level: 1, name: "Weekdays only" }).waitFor();

	await stage.go("/access/why?action=segment:members");
	await page.getByText("refused", { exact: true }).waitFor();
	await page.getByRole("link", { name: "Weekdays only" }).click();
	await page.getByRole("button", { name: "Remove" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
	await page.getByText("No policies of your own yet").waitFor();
}, 120_000);

test("a role that somebody has is not removed, and it is said why", async () => {
	const { page, product } = stage;
	await product.client.createToken({ name: "Reports", roles: ["campaign-reader"], expires: "1h" });
	await stage.go("/access/roles/role/campaign-reader");
	await page.getByText("1 token").waitFor();
	await page.getByRole("button", { name: "Remove" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
	await page.getByRole("dialog").getByText("Take the role from them first.").waitFor();
}, 60_000);

test.each([
	"/access/roles/new/role",
	"/access/roles/new/policy",
	"/access/roles/role/campaign-reader",
	"/access/roles?tab=matrix",
])(
	"%s is accessible in both themes",
	async (path) => {
		const context = await axeContext(stage.browser, { storageState: await stage.context.storageState() });
		const page = await context.newPage();
		await page.goto(`${stage.product.address}${path}`);
		await settled(page);
		expect(await violationsInBothThemes(page)).toEqual([]);
		await context.close();
	},
	60_000,
);

async function settled(page: Page) {
	await page.getByRole("heading", { level: 1 }).waitFor();
	await page.locator("main [aria-busy=true]").first().waitFor({ state: "detached" });
}
