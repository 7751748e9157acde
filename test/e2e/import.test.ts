import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { tableOverflow } from "./in-page.ts";
import { customersCsv } from "./own-file.ts";
import { openStage, type Stage } from "./stage.ts";

const ROWS = 2000;
const DIRTY = 80;

const files = mkdtempSync(join(tmpdir(), "segward-e2e-files-"));
let stage: Stage;
beforeAll(async () => {
	stage = await openStage({ sample: false });
}, 180_000);
afterAll(async () => {
	await stage?.close();
	rmSync(files, { recursive: true });
}, 30_000);
afterEach(() => expect(stage.witness.findings).toEqual([]));

async function chooseFile(name: string, text: string | Buffer) {
	const { page } = stage;
	const path = join(files, name);
	writeFileSync(path, text);
	await stage.go("/imports/new");
	await page.locator("input[type=file]").setInputFiles(path);
	await page.getByRole("button", { name: "Dry run", exact: true }).or(page.getByRole("alert")).waitFor();
}

test("a file of one's own goes from proposal to dry run to customers, and its dirt into quarantine", async () => {
	const { page } = stage;
	await chooseFile("people.csv", customersCsv({ rows: ROWS }));
	expect(await page.getByLabel("What customer_no becomes").inputValue()).toBe("external-id");
	expect(await page.getByLabel("What e_mail becomes").inputValue()).toBe("identifier");
	expect(await page.getByLabel("What full_name becomes").inputValue()).toBe("identifier");
	expect(await page.getByLabel("Type of signed_up").inputValue()).toBe("date");
	await page.getByLabel("Field name of score").fill("loyalty_score");

	await page.getByRole("button", { name: "Dry run", exact: true }).click();
	await page.getByRole("heading", { name: "What an import would do" }).waitFor();
	await page.getByRole("button", { name: "Import 1,920 rows" }).click();

	await page.getByRole("heading", { level: 1, name: "people.csv" }).waitFor();
	const quarantine = page.getByRole("region", { name: "Quarantine" });
	await quarantine.getByRole("button", { name: `Replay all ${DIRTY}` }).waitFor();
	await page.getByText("1,920").first().waitFor();
}, 180_000);

test("quarantined rows are looked at masked, replayed and discarded with a reason", async () => {
	const { page } = stage;
	const quarantine = page.getByRole("region", { name: "Quarantine" });
	await quarantine
		.getByRole("button", { name: /^Look at rows/ })
		.first()
		.click();
	const drawer = page.getByRole("dialog", { name: "Rows set aside" });
	await drawer.getByRole("table").waitFor();
	expect(await drawer.textContent()).not.toContain("@example.org");
	await drawer.getByRole("button", { name: "Close" }).click();
	await drawer.waitFor({ state: "hidden" });

	await quarantine.getByRole("button", { name: `Replay all ${DIRTY}` }).click();
	await page.getByRole("button", { name: "Replay as it is" }).click();
	await page.getByRole("button", { name: /^Replay all/ }).waitFor();

	await page.getByRole("button", { name: "Discard all" }).click();
	const dialog = page.getByRole("dialog", { name: "Discard quarantined rows" });
	await dialog.getByLabel("Reason").fill("Known test accounts");
	await dialog.getByRole("button", { name: "Discard" }).click();
	await dialog.waitFor({ state: "hidden" });
	await page.getByRole("button", { name: "Discard all" }).waitFor({ state: "hidden" });
}, 180_000);

test("labels of an import that nobody looked at are confirmed in the catalogue, and a field shows its distribution", async () => {
	const { page, product } = stage;
	const { id } = await product.client.createImport({ kind: "customers", source: "by itself" });
	const text = customersCsv({ rows: 200 }).replaceAll("score", "later_score");
	await product.client.uploadImport({ id, fileName: "by-itself.csv", content: contentOf(text) });
	await stage.go("/catalogue?confirm=open");
	const box = page.getByRole("table", { name: "Fields" }).getByRole("checkbox", { name: "Choose later_score" });
	await box.check();
	await page.getByRole("button", { name: "Confirm the labels of 1" }).click();
	await page.getByText("The labels of 1 field are confirmed.").waitFor();
	await box.waitFor({ state: "hidden" });

	await stage.go("/catalogue/attribute/country");
	await page.getByRole("heading", { level: 1, name: "country" }).waitFor();
	await page.getByText("Germany").first().waitFor();
}, 120_000);

test("a file of another encoding and without a header is read as one says, and nothing is lost that was changed", async () => {
	const { page, witness } = stage;
	witness.expect(/status of 422 .*fileName=old\.csv$/);
	const rows = Array.from(
		{ length: 60 },
		(_, at) => `K-${at};Größe ${at % 4};p${at}@example.org;${at % 9 ? at : "k.A."}`,
	);
	await chooseFile("old.csv", Buffer.from(rows.join("\r\n"), "latin1"));
	await page.getByText("The file is not text in UTF-8.").waitFor();
	await page.getByLabel("Encoding", { exact: true }).selectOption("windows-1252");
	await page.getByRole("button", { name: "This file has no header row" }).click();
	await page.getByLabel("What column3 becomes").selectOption("identifier");
	await page.getByLabel("What column1 becomes").selectOption("external-id");
	await page.getByLabel("Type of column4").selectOption("integer");
	await page.getByRole("button", { name: "How the file is read" }).click();
	await page.getByRole("combobox", { name: "Words for “no value”" }).fill("k.A.");
	await page.keyboard.press("Enter");
	await page.getByLabel("Delimiter").selectOption(";");
	await page.getByText("windows-1252 · split at semicolon ; · no header row").waitFor();
	expect(await page.getByLabel("What column1 becomes").inputValue()).toBe("external-id");
	await page.getByRole("button", { name: "Dry run", exact: true }).click();
	await page.getByRole("button", { name: "Import 60 rows" }).waitFor();
}, 120_000);

test("on a tablet held upright the tables of mapping, imports and catalogue need no sideways scrolling", async () => {
	const { page } = stage;
	await page.setViewportSize({ width: 820, height: 1180 });
	await chooseFile("people.csv", customersCsv({ rows: 100 }));
	expect(await tableOverflow(page, "Columns of the file and what they become")).toBe(0);
	await stage.go("/catalogue");
	await page.getByRole("link", { name: /country/ }).waitFor();
	expect(await tableOverflow(page, "Fields")).toBe(0);
	await stage.go("/imports");
	await page
		.getByRole("link", { name: /people\.csv/ })
		.first()
		.waitFor();
	expect(await tableOverflow(page, "Imports, newest first")).toBe(0);
	await page.setViewportSize({ width: 1440, height: 900 });
}, 120_000);

test("a long import shows its progress, goes on while one looks elsewhere, and can be cancelled", async () => {
	const { page, context, witness } = stage;
	witness.expect(/status of 499 .*fileName=many\.csv$/);
	await chooseFile("many.csv", customersCsv({ rows: 100_000 }));
	// Sent so slowly that it lasts, however fast the machine is.
	const network = await context.newCDPSession(page);
	const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 500_000 };
	await network.send("Network.emulateNetworkConditions", slow);
	await page.getByRole("button", { name: "Import without trying" }).click();
	await page.getByRole("heading", { level: 1, name: "many.csv" }).waitFor();
	await page.getByRole("progressbar", { name: "Progress of many.csv" }).waitFor();
	await page.getByRole("link", { name: "Catalogue" }).click();
	await page.getByRole("heading", { level: 1, name: "Catalogue" }).waitFor();
	const work = page.getByRole("region", { name: "Work in progress" });
	await work.getByRole("button", { name: /^Cancel/ }).click();
	await work.waitFor({ state: "hidden" });
	await stage.go("/imports");
	await page
		.getByRole("row", { name: /many\.csv/ })
		.getByText("cancelled")
		.waitFor();
	const status = await stage.product.client.installationStatus({});
	expect(status.customers).toMatchObject({ kind: "exact" });
}, 180_000);

function contentOf(text: string) {
	const bytes = Buffer.from(text, "utf8");
	return { length: bytes.length, bytes: Readable.from([bytes]) };
}
