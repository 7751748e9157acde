import { afterAll, beforeAll, expect, test } from "vitest";
import { tabTo as tabOn } from "./by-keyboard.ts";
import { focusedName } from "./in-page.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
}, 180_000);
afterAll(() => stage?.close(), 30_000);

const tabTo = (name: RegExp) => tabOn(stage.page, name);

test("the main job needs no mouse: a segment from template to refreshed members", async () => {
	const { page, witness } = stage;
	const { keyboard } = page;
	await stage.go("/");
	await page.getByRole("heading", { level: 1, name: "Home" }).waitFor();
	await page.getByRole("link", { name: "New segment" }).waitFor();
	await tabTo(/^Skip to the content$/);
	await keyboard.press("Enter");
	await tabTo(/^New segment$/);
	await keyboard.press("Enter");
	await page.getByRole("heading", { level: 1, name: "New segment" }).waitFor();
	await page.getByRole("button", { name: "Templates" }).waitFor();

	await tabTo(/^Templates$/);
	await keyboard.press("Enter");
	const gallery = page.getByRole("dialog", { name: "Start from a template" });
	await gallery.waitFor();
	await tabTo(/^(?!Close).+/);
	await keyboard.press("Enter");
	await gallery.waitFor({ state: "hidden" });

	await tabTo(/^Title/);
	await keyboard.press("Control+A");
	await keyboard.type("Made without a mouse");
	await tabTo(/^Name/);
	await tabTo(/^Purpose/);
	await keyboard.press("Control+A");
	await keyboard.type("win-back-email");
	await keyboard.press("Escape");
	await page
		.getByRole("region", { name: "Size" })
		.getByText(/of all$/)
		.waitFor();
	while (!/^Save segment$/.test(await focusedName(page))) await keyboard.press("Shift+Tab");
	await keyboard.press("Enter");
	const saved = page.getByRole("dialog", { name: "Saved" });
	await saved.waitFor();
	await tabTo(/^Refresh now$/);
	await keyboard.press("Enter");
	// The builder's own heading says the same: only the address tells that it has been left.
	await page.waitForURL("**/segments/made-without-a-mouse");
	await page.getByRole("tab", { name: "Overview" }).waitFor();
	await tabTo(/^Overview$/);
	await keyboard.press("ArrowRight");
	await keyboard.press("ArrowRight");
	await page.getByRole("tabpanel", { name: "Members" }).waitFor();
	expect(witness.findings).toEqual([]);
}, 180_000);
