import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
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

async function chooseFile(name: string, text: string) {
	const { page } = stage;
	const path = join(files, name);
	writeFileSync(path, text);
	await stage.go("/imports/new");
	await page.locator("input[type=file]").setInputFiles(path);
	await page.getByRole("button", { name: "Dry run", exact: true }).waitFor();
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
