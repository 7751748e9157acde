import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureWebBuild } from "../../scripts/web-build.ts";
import { launchBrowser } from "./browser.ts";
import { focusedName } from "./in-page.ts";
import { ADA, setUp, signIn } from "./person.ts";
import { newContext } from "./stage.ts";
import { Witness } from "./witness.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const LINK = /https:\/\/localhost:\d+\/setup#\S+/;

let home: string;
let server: ChildProcess;
let browser: Browser;
let link: string;

beforeAll(async () => {
	ensureWebBuild();
	home = mkdtempSync(join(tmpdir(), "segward-e2e-"));
	server = spawn(process.execPath, ["src/main/segward.ts", "serve", "--no-sample"], {
		cwd: ROOT,
		env: { ...process.env, SEGWARD_DATA: join(home, "data"), SEGWARD_PORT: "0" },
		stdio: ["ignore", "pipe", "inherit"],
	});
	[link, browser] = await Promise.all([printedLink(server), launchBrowser()]);
}, 120_000);

afterAll(async () => {
	await browser?.close();
	await new Promise((resolve) => {
		server.once("exit", resolve);
		server.kill("SIGTERM");
	});
	rmSync(home, { recursive: true, force: true });
}, 30_000);

test("the printed link leads to an administrator with a second factor, to the first steps, out and in again", async () => {
	const context = await newContext(browser);
	const witness = new Witness(context, new URL(link).origin);
	const page = await context.newPage();
	const person = await setUp(page, link);

	await page.getByRole("heading", { level: 1, name: `Welcome, ${ADA.name}` }).waitFor();
	await page.getByText("Nothing is here yet.").waitFor();

	await page.getByRole("button", { name: `Account of ${ADA.name}` }).click();
	await page.getByRole("menuitem", { name: "Sign out" }).click();
	await page.getByText("You are signed out.").waitFor();

	await page.goto(new URL("/catalogue", link).href);
	await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
	await signIn(page, person);
	await page.getByRole("heading", { level: 1, name: "Catalogue" }).waitFor();

	await page.goto(link);
	await page.getByLabel("Your name").fill("Eve");
	await page.getByLabel("E-mail address").fill("eve@example.com");
	await page.getByRole("textbox", { name: "Password" }).fill(`${ADA.password} too`);
	witness.expect(/status of 409 .*\/api\/v1\/setup$/);
	await page.getByRole("button", { name: "Continue" }).click();
	await page.getByRole("heading", { level: 1, name: "All set up already" }).waitFor();
	expect(witness.findings).toEqual([]);
}, 180_000);

test("a wrong password is refused without saying what is wrong, and only it is to be typed again", async () => {
	const context = await newContext(browser);
	const page = await context.newPage();
	await page.goto(new URL("/sign-in", link).href);
	await page.getByLabel("E-mail address").fill(ADA.email);
	await page.getByRole("textbox", { name: "Password" }).fill("nine blue herons fly");
	await page.getByRole("button", { name: "Continue" }).click();
	const alert = page.getByRole("alert");
	await alert.waitFor();
	expect(await alert.textContent()).not.toMatch(/unknown|no such|does not exist/i);
	expect(page.url()).toContain("/sign-in");
	expect(await page.getByRole("textbox", { name: "E-mail address" }).inputValue()).toBe(ADA.email);
	expect(await page.getByRole("textbox", { name: "Password" }).inputValue()).toBe("");
	expect(await focusedName(page)).toMatch(/^Password/);
}, 120_000);

function printedLink(process: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let text = "";
		process.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
			text += chunk;
			const found = LINK.exec(text)?.[0];
			if (found) resolve(found);
		});
		process.once("exit", () => reject(new Error(`The server ended: ${text}`)));
	});
}
