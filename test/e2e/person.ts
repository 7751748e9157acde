import type { BrowserContext, Page } from "playwright-core";
import { passGate } from "./pass-gate.ts";
import { codeFor } from "./totp.ts";

export const ADA = {
	name: "Ada Lovelace",
	email: "ada@example.com",
	password: "seven grey herons wade slowly",
};

const TOTP_STEP_MS = 30_000;

/** Somebody with an account, whose authenticator is this object. A code counts once: each next one is of a later step. */
export class Person {
	private lastStep = 0;
	readonly totpUri: string;

	constructor(totpUri: string) {
		this.totpUri = totpUri;
	}

	/** A code that was not used yet; at most one step ahead of the clock, which the product accepts. */
	async code(): Promise<string> {
		const step = () => Math.floor(Date.now() / TOTP_STEP_MS);
		while (this.lastStep > step()) await new Promise((resolve) => setTimeout(resolve, 250));
		this.lastStep = Math.max(step(), this.lastStep + 1);
		return codeFor(this.totpUri, this.lastStep * TOTP_STEP_MS);
	}
}

/**
 * Opens the one-time link and makes the first administrator in the browser; ends where the product leads them, with the
 * customer data open unless `trained` is false.
 */
export async function setUp(page: Page, link: string, trained = true): Promise<Person> {
	await page.goto(link);
	await page.getByLabel("Your name").fill(ADA.name);
	await page.getByLabel("E-mail address").fill(ADA.email);
	await page.getByRole("textbox", { name: "Password" }).fill(ADA.password);
	await page.getByRole("button", { name: "Continue" }).click();
	const secret = ((await page.locator("pre").textContent()) ?? "").replaceAll(/\s/g, "");
	const person = new Person(`otpauth://totp/Segward?secret=${secret}`);
	await page.getByLabel("Six-digit code").fill(await person.code());
	await page.getByRole("button", { name: "Confirm the authenticator" }).click();
	await page.getByLabel("I have kept these codes").check();
	await page.getByRole("button", { name: "Finish" }).click();
	await page.waitForURL("**/welcome");
	if (trained) await passGate(page);
	return person;
}

/** From the sign-in page to wherever it leads. */
export async function signIn(page: Page, person: Person): Promise<void> {
	await page.getByLabel("E-mail address").fill(ADA.email);
	await page.getByRole("textbox", { name: "Password" }).fill(ADA.password);
	await page.getByRole("button", { name: "Continue" }).click();
	await page.getByLabel("Six-digit code").fill(await person.code());
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Requests of this context carry this token in place of a session, as whoever holds it. */
export async function actAs(context: BrowserContext, token: string): Promise<void> {
	await context.setExtraHTTPHeaders({ authorization: `Bearer ${token}` });
}
