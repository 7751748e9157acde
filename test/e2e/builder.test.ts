import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
}, 180_000);
afterAll(() => stage?.close(), 30_000);
afterEach(() => expect(stage.witness.findings).toEqual([]));

const editor = () => stage.page.getByRole("textbox", { name: "Segment as YAML" });

/** What the YAML view says, as data. */
async function yamlRule(): Promise<unknown> {
	const lines = await editor().locator(".cm-line").allTextContents();
	return (parse(lines.join("\n")) as { spec: { rule: unknown } }).spec.rule;
}

async function add(kind: string, scope = stage.page.getByRole("region", { name: "Who belongs to it" })) {
	await scope.getByRole("button", { name: "Add condition" }).last().click();
	await stage.page.getByRole("menuitem", { name: new RegExp(`^${kind}`) }).click();
}

async function pick(label: string, name: string, scope = stage.page.locator("main")) {
	await scope
		.getByRole("button", { name: new RegExp(`^${label}:`) })
		.last()
		.click();
	await stage.page.getByLabel(`Search ${label.toLowerCase()}`, { exact: true }).fill(name);
	await stage.page.getByRole("option", { name }).first().click();
}

async function writeYaml(text: string) {
	await editor().click();
	// Over the selected text, as people paste: the browser must not be left to style what it replaces.
	await stage.page.keyboard.press("Control+A");
	await stage.page.keyboard.insertText(text);
}

test("a segment is built by hand, counted while it is built, said as YAML, saved and refreshed", async () => {
	const { page } = stage;
	await stage.go("/segments/new");
	await page.getByLabel("Title").fill("Germans who came back");
	await page.getByRole("combobox", { name: "Purpose" }).fill("win-back-email");
	expect(await page.getByRole("textbox", { name: "Name", exact: true }).inputValue()).toBe("germans-who-came-back");

	await add("Attribute");
	await pick("Attribute", "country");
	await page.getByRole("combobox", { name: "country: value" }).fill("Germany");
	await page.keyboard.press("Enter");
	await page.keyboard.press("Escape");
	await add("Any of");
	const group = page.getByRole("group", { name: "Any of …, 2 of 2" });
	await add("Event", group);
	await pick("Event", "purchase", group);
	await group.getByLabel("Measure", { exact: true }).selectOption("count");
	await group.getByLabel("Measure: value").fill("2");
	await page.keyboard.press("Tab");
	await group.getByLabel("When", { exact: true }).selectOption("within");
	await group.getByLabel("In the last: amount").fill("400");
	await page.keyboard.press("Tab");

	const size = page.getByRole("region", { name: "Size" });
	await size.getByText(/of all$/).waitFor();
	expect(await yamlRule()).toMatchObject({
		all: [
			{ attribute: "country", in: ["Germany"] },
			{ any: [{ event: "purchase", count: { atLeast: 2 }, within: "400d" }] },
		],
	});

	await page.getByRole("button", { name: "Save segment" }).click();
	const saved = page.getByRole("dialog", { name: "Saved" });
	await saved.getByRole("button", { name: "Refresh now" }).click();
	await page.getByRole("heading", { level: 1, name: "Germans who came back" }).waitFor();
	await page.waitForURL("**/segments/germans-who-came-back");
	await expect
		.poll(async () => (await stage.product.client.getSegment({ name: "germans-who-came-back" })).lastRefresh, {
			timeout: 60_000,
		})
		.toBeTruthy();
}, 240_000);

const RULES: Record<string, string> = {
	"a negated group": `all: [{ not: { any: [{ attribute: country, in: [France, Germany] }, { sample: 10%, seed: a }] } }]`,
	"a rank": `rank: { event: purchase, sum: amount }\ntop: 10%`,
	"a sequence and another segment": `all: [{ segment: newsletter-readers }, { event: purchase, within: 30d }]`,
};

test.each(Object.keys(RULES))(
	"%s written as YAML stands in the builder, and comes back equal after an edit there",
	async (title) => {
		const { page } = stage;
		await stage.go("/segments/new");
		await page.getByLabel("Title").fill(title);
		await editor().waitFor();
		const rule = parse(RULES[title] ?? "") as object;
		const text = JSON.stringify({
			apiVersion: "segward/v1",
			kind: "Segment",
			metadata: { name: "round-trip", owner: "ada@example.com" },
			spec: { title, purpose: "win-back-email", rule },
		});
		await writeYaml(text);
		const section = page.getByRole("region", { name: "Who belongs to it" });
		await section.getByRole("group").first().waitFor();
		await page.getByLabel("Title").fill(`${title}, edited`);
		await expect.poll(yamlRule).toEqual(rule);
		await page.getByLabel("Title").fill(title);
	},
	120_000,
);

test("text that cannot be read says where, and keeps what the builder shows", async () => {
	const { page } = stage;
	await writeYaml("spec: [");
	await page
		.getByRole("alert")
		.filter({ hasText: /Line \d/ })
		.waitFor();
	await page.getByRole("region", { name: "Who belongs to it" }).getByRole("group").first().waitFor();
}, 60_000);

test("waterfall and masked sample of a stored segment stand beside its rule", async () => {
	const { page } = stage;
	await stage.go("/segments/lapsed-high-value/edit");
	await page
		.getByRole("region", { name: "Size" })
		.getByText(/of all$/)
		.waitFor();
	await page.getByRole("tab", { name: "Waterfall" }).click();
	await stage.go("/segments/newsletter-readers/edit");
	await showSample();
	await page.getByRole("tabpanel", { name: "Sample" }).getByText(/^c_/).first().waitFor();
}, 120_000);

test("a sample that would tell more of a value than its mask shows nobody, and says why", async () => {
	await stage.go("/segments/new");
	await stage.page.getByLabel("Title").fill("Spent more than that");
	await editor().waitFor();
	const spec = {
		title: "Spent more than that",
		purpose: "research",
		rule: { attribute: "lifetime_value", atLeast: 513 },
	};
	const metadata = { name: "spent-more", owner: "ada@example.com" };
	await writeYaml(JSON.stringify({ apiVersion: "segward/v1", kind: "Segment", metadata, spec }));
	await showSample();
	const told = "The rule asks for more of lifetime_value than its mask shows, so that a row would tell it.";
	await stage.page.getByText(told).waitFor();
}, 120_000);

async function showSample() {
	await stage.page.getByRole("tab", { name: "Sample" }).click();
	await stage.page.getByRole("button", { name: "Show a masked sample" }).click();
}

test("a press on another control right after typing a value is a click, and takes the value along", async () => {
	const { page } = stage;
	await stage.go("/segments/new");
	await add("Attribute");
	await pick("Attribute", "country");
	const value = page.getByRole("combobox", { name: "country: value" });
	await value.pressSequentially("Germany");
	await value.press("Enter");
	for (let more = 0; more < 12; more++) await value.pressSequentially(`a long value that wraps ${more}\n`);
	await value.pressSequentially("the value that is not entered yet");
	await page.mouse.move(...(await middleOf("Add condition")));
	await page.mouse.down();
	await page.waitForTimeout(150);
	await page.mouse.up();
	await page.getByRole("menuitem", { name: /^Everyone/ }).click();
	const rule = (await yamlRule()) as { all: [{ in: string[] }, unknown] };
	expect(rule.all[0].in.at(-1)).toBe("the value that is not entered yet");
	expect(rule.all[1]).toEqual({ everyone: true });
}, 120_000);

async function middleOf(button: string): Promise<[number, number]> {
	const box = await stage.page.getByRole("button", { name: button }).last().boundingBox();
	if (!box) throw new Error(`${button} is not in sight`);
	return [box.x + box.width / 2, box.y + box.height / 2];
}

test("data that ended long ago is counted as of its end, said in one line, and as of now by one click", async () => {
	const { page } = stage;
	await stage.go("/segments/lapsed-high-value/edit");
	const size = page.getByRole("region", { name: "Size" });
	await size.getByText(/The data ends on [89] December 2011; this counts as of the day after/).waitFor();
	expect(await size.getByLabel("Day, from its first instant in UTC").inputValue()).toMatch(/^2011-12-(09|10)$/);
	await size.getByText(/of all$/).waitFor();
	await size.getByRole("button", { name: "Count as of now" }).click();
	await size.getByText(/finds nobody now/).waitFor();
	await size.getByText("fewer than 20").waitFor();
	await size.getByRole("button", { name: /^Count as of (9|10) December 2011$/ }).click();
	await size.getByText("fewer than 20").waitFor({ state: "hidden" });
}, 120_000);
