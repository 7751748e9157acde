import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ADA } from "./person.ts";
import { newContext, openStage, PATIENCE_MS, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage({ sample: false });
}, 3 * PATIENCE_MS);
afterAll(() => stage.close());

const FRESH = "tin roofs and wet gravel";

describe("your account", { timeout: 3 * PATIENCE_MS }, () => {
	test.each(["light", "dark"] as const)("has no fault that axe finds, %s", async (colorScheme) => {
		await stage.page.emulateMedia({ colorScheme });
		await stage.go("/access/account");
		await stage.page.getByRole("heading", { name: "Sessions" }).waitFor();
		const { violations } = await new AxeBuilder({ page: stage.page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
	});

	test("lists this session, and makes new recovery codes, which are shown once", async () => {
		const { page } = stage;
		await stage.go("/access/account");
		await page.getByText("this one").waitFor();
		await page.getByText("10 are left.").waitFor();
		await page.getByRole("button", { name: "Make new ones" }).click();
		const codes = page.getByRole("list", { name: "Recovery codes" });
		await codes.waitFor();
		expect(await codes.getByRole("listitem").count()).toBe(10);
		await page.getByLabel("I have kept these codes").check();
		await page.getByRole("button", { name: "Finish" }).click();
	});

	test("changes the password, tells what the new one is worth, and signs out everywhere else", async () => {
		const { page, browser, product, person } = stage;
		const elsewhere = await newContext(browser);
		const other = await elsewhere.newPage();
		await other.goto(`${product.address}/sign-in`);
		await other.getByLabel("E-mail address").fill(ADA.email);
		await other.getByRole("textbox", { name: "Password" }).fill(ADA.password);
		await other.getByRole("button", { name: "Continue" }).click();
		await other.getByLabel("Six-digit code").fill(await person.code());
		await other.getByRole("button", { name: "Sign in", exact: true }).click();
		await other.waitForURL((url) => url.pathname !== "/sign-in");

		await stage.go("/access/account");
		await page.getByRole("button", { name: "End all others" }).waitFor();
		await page.getByRole("button", { name: "Change the password" }).click();
		await page.getByRole("textbox", { name: "Present password" }).fill(ADA.password);
		const fresh = page.getByRole("textbox", { name: "New password" });
		await fresh.fill("1qaz2wsx3edc4rfv");
		await page.getByText(/guessed early|Usable|Long enough/).waitFor();
		await page.getByRole("button", { name: "Change", exact: true }).click();
		await page.getByText("attackers try first").first().waitFor();
		await fresh.fill(FRESH);
		await page.getByText(/Good|Strong/).waitFor();
		await page.getByRole("button", { name: "Change", exact: true }).click();
		await page.getByText("Your password is changed.").waitFor();

		await other.reload();
		await other.waitForURL("**/sign-in");
		await elsewhere.close();
	});

	test("asks for the second factor in place when it is stale, and then goes on", async () => {
		const { page, product, person } = stage;
		const { people } = product.installation.services;
		const ada = await people.findByEmail(ADA.email);
		const long = Date.now() - 20 * 60_000;
		const started = await people.startSession(ada?.id ?? "", { method: "password", secondFactorAtMs: long });
		await stage.context.addCookies([
			{ name: "__Host-segward", value: started?.secret ?? "", url: product.address, secure: true, httpOnly: true },
		]);
		await stage.go("/access/account");
		await page.getByRole("button", { name: "Make new ones" }).click();
		await page.getByRole("dialog", { name: "Confirm that it is you" }).waitFor();
		await page.getByLabel("Six-digit code").fill("000000");
		await page.getByRole("button", { name: "Confirm" }).click();
		await page.getByText("That did not prove who you are.").waitFor();
		await page.getByLabel("Six-digit code").fill(await person.code());
		await page.getByRole("button", { name: "Confirm" }).click();
		await page.getByRole("list", { name: "Recovery codes" }).waitFor();
	});
});
