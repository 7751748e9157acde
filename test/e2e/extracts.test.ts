import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { signIn } from "./person.ts";
import { openStage, type Stage } from "./stage.ts";

const SEGMENT = "newsletter-readers";
const PATIENCE_MS = 240_000;

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
	const { client } = stage.product;
	const [ada] = (await client.listPeople({})).items;
	const roles = [...(ada?.roles ?? []), "privacy-officer" as const];
	await client.setPersonRoles({ id: ada?.id ?? "", roles, teams: [] });
	// Other roles end the session.
	await stage.go("/sign-in");
	await signIn(stage.page, stage.person);
}, 180_000);
afterAll(() => stage?.close(), 30_000);
afterEach(() => expect(stage.witness.findings).toEqual([]));

test(
	"an extract is planned, made, judged, taken and removed",
	async () => {
		const { page } = stage;
		await stage.go(`/privacy/extracts/new?segment=${SEGMENT}`);
		await choose("What country is", "Known to others");
		await choose("What plan is", "Sensitive");
		await choose("Diversity of plan in each class", "Evenly varied (entropy)");
		await page.getByLabel("Least diversity of plan").fill("1.5");
		await choose("How distances between values of plan are measured", "By order");
		await page.getByText("drawn at random that the number of rows").waitFor();
		await page.getByRole("button", { name: "Make the extract" }).click();

		await page.getByRole("heading", { name: "Risk that somebody is found" }).waitFor();
		await page.getByRole("heading", { name: "Risk against usefulness" }).waitFor();
		await page.getByText(/of [\d,]+ drawn at random/).waitFor();
		await page.getByText("told at the end where they are higher").waitFor();
		await page
			.getByText(/by entropy [\d.]+, t [\d.]+/)
			.first()
			.waitFor();

		const purpose = /It leaves for (.+) only\./.exec((await page.getByText(/It leaves for/).textContent()) ?? "")?.[1];
		await page.getByLabel("Purpose").fill(purpose ?? "");
		const [download] = await Promise.all([
			page.waitForEvent("download"),
			page.getByRole("button", { name: "Download the extract" }).click(),
		]);
		expect(download.suggestedFilename()).toBe(`${SEGMENT}-k10.csv`);
		await page.getByRole("button", { name: "Remove its rows" }).click();
		await page.getByText("Its rows are gone.").waitFor();
		await expect.poll(() => page.getByRole("button", { name: "Download the extract" }).count()).toBe(0);
	},
	PATIENCE_MS,
);

test(
	"an extract that waits for its turn is stopped at once",
	async () => {
		const { page, product } = stage;
		const columns = ["country", "plan", "signed_up"].map((field) => ({ field, role: "quasi" as const }));
		const start = (k: number) =>
			product.client.createExtract({
				segment: SEGMENT,
				plan: { k, method: "whole-columns", columns },
				background: true,
			});
		const first = await start(5);
		const waiting = await start(6);
		await stage.go(`/privacy/extracts/${waiting.id}`);
		await page.getByRole("button", { name: "Stop" }).click();
		await page.getByText("cancelled").first().waitFor();
		expect((await product.client.getExtract({ id: waiting.id })).state).toBe("cancelled");
		await product.client.removeExtract({ id: first.id });
	},
	PATIENCE_MS,
);

async function choose(label: string, option: string): Promise<void> {
	const { page } = stage;
	await page.getByRole("combobox", { name: label, exact: true }).click();
	await page.getByRole("option", { name: option }).click();
}
