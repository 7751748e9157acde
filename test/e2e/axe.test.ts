import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeContext, violationsInBothThemes } from "./accessibility.ts";
import { goWithin } from "./in-page.ts";
import { customersCsv } from "./own-file.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let page: Page;
let importId: string;

beforeAll(async () => {
	stage = await openStage();
	const context = await axeContext(stage.browser, { storageState: await stage.context.storageState() });
	page = await context.newPage();
	await page.goto(stage.product.address);
	const { items } = await stage.product.client.listImports({ limit: 1 });
	importId = items[0]?.id ?? "";
}, 180_000);
afterAll(() => stage?.close(), 30_000);

interface Screen {
	path: string;
	/** From the loaded page to what is looked at. */
	reach?(page: Page): Promise<void>;
}

const SCREENS: Record<string, Screen> = {
	home: { path: "/" },
	"first steps": { path: "/welcome" },
	imports: { path: "/imports" },
	"new import": { path: "/imports/new" },
	"a mapping": {
		path: "/imports/new",
		async reach(page) {
			const file = { name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(customersCsv({ rows: 100 })) };
			await page.locator("input[type=file]").setInputFiles(file);
			await page.getByRole("button", { name: "Dry run", exact: true }).waitFor();
		},
	},
	"an import with its quarantine": {
		path: "/imports/:id",
		reach: (page) => page.getByRole("region", { name: "Quarantine" }).getByRole("button").first().waitFor(),
	},
	"quarantined rows": {
		path: "/imports/:id",
		async reach(page) {
			await page
				.getByRole("button", { name: /^Look at rows/ })
				.first()
				.click();
			await page.getByRole("dialog").getByRole("table").waitFor();
		},
	},
	catalogue: { path: "/catalogue" },
	events: { path: "/catalogue?tab=events" },
	"a field": { path: "/catalogue/attribute/country" },
	segments: { path: "/segments" },
	"an empty builder": { path: "/segments/new" },
	templates: {
		path: "/segments/new",
		async reach(page) {
			await page.getByRole("button", { name: "Templates" }).click();
			await page.getByRole("dialog", { name: "Start from a template" }).waitFor();
		},
	},
	"a full builder": {
		path: "/segments/lapsed-high-value/edit",
		async reach(page) {
			await page.getByRole("textbox", { name: "Segment as YAML" }).waitFor();
			await page
				.getByRole("region", { name: "Size" })
				.getByText(/of all$/)
				.waitFor();
		},
	},
	"a segment": { path: "/segments/lapsed-high-value" },
	"a segment's rule": { path: "/segments/lapsed-high-value?tab=rule" },
	"a segment's members": { path: "/segments/newsletter-readers?tab=members" },
	"a segment's versions": { path: "/segments/newsletter-readers?tab=versions" },
	"a segment's uses": { path: "/segments/newsletter-readers?tab=uses" },
	"two segments compared": { path: "/segments/compare?a=newsletter-readers&b=fading" },
	"three segments overlaid": { path: "/segments/overlap?with=newsletter-readers,fading,best-tenth" },
	"four segments overlaid": { path: "/segments/overlap?with=newsletter-readers,fading,best-tenth,one-time-buyers" },
	access: { path: "/access" },
	people: { path: "/access/people" },
	"your account": { path: "/access/account" },
	workspaces: { path: "/access/workspaces" },
	"sign-on": { path: "/access/sign-on" },
	roles: { path: "/access/roles" },
	policies: { path: "/access/roles?tab=policies" },
	"the access matrix": { path: "/access/roles?tab=matrix" },
	"a built-in role": { path: "/access/roles/built-in/marketer" },
	"a new role": { path: "/access/roles/new/role" },
	"a new policy": {
		path: "/access/roles/new/policy",
		reach: (page) => page.getByRole("textbox", { name: "Cedar policy" }).waitFor(),
	},
	"why something is refused": { path: "/access/why?action=segment:preview" },
	tokens: { path: "/access/tokens" },
	masks: { path: "/privacy" },
	"one customer": {
		path: "/customers",
		async reach(page) {
			await page.getByRole("textbox", { name: "Value" }).fill("17850");
			await page.getByRole("button", { name: "Look up" }).click();
			await page.getByRole("region", { name: "Fields of the customer" }).waitFor();
		},
	},
	training: { path: "/training" },
	extracts: { path: "/privacy/extracts" },
	"new extract": { path: "/privacy/extracts/new" },
	"synthetic rows": { path: "/privacy/synthetic" },
	"segments in review": { path: "/segments?state=in-review" },
	"letting a device in": { path: "/device" },
	audit: { path: "/audit" },
	stewardship: { path: "/stewardship" },
	nowhere: { path: "/no-such-page" },
	"the command palette": {
		path: "/segments",
		async reach(page) {
			await page.keyboard.press("Control+K");
			await page.getByRole("textbox", { name: "Search or jump" }).waitFor();
		},
	},
};

test.each(Object.keys(SCREENS))(
	"%s is accessible in both themes",
	async (name) => {
		const screen = SCREENS[name] as Screen;
		await goWithin(page, screen.path.replace(":id", importId));
		await settle();
		await screen.reach?.(page);
		expect(await violationsInBothThemes(page)).toEqual([]);
	},
	90_000,
);

/** The heading is there, and nothing is on its way any more. */
async function settle() {
	await page.getByRole("heading", { level: 1 }).waitFor();
	await page.locator("main[aria-busy=true], main [aria-busy=true]").first().waitFor({ state: "detached" });
}
