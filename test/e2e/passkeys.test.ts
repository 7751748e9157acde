import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ADA } from "./person.ts";
import { openStage, PATIENCE_MS, type Stage } from "./stage.ts";
import { VirtualAuthenticator } from "./virtual-authenticator.ts";

let stage: Stage;
let authenticator: VirtualAuthenticator;
beforeAll(async () => {
	stage = await openStage({ sample: false });
	authenticator = await VirtualAuthenticator.on(stage.page);
}, 3 * PATIENCE_MS);
afterAll(() => stage.close());

async function signOut() {
	await stage.context.clearCookies();
	await stage.go("/sign-in");
}

describe("a passkey", { timeout: 3 * PATIENCE_MS }, () => {
	test("is added under a name, after a fresh second factor", async () => {
		const { page } = stage;
		await stage.go("/access/account");
		await page.getByRole("button", { name: "Add a passkey" }).click();
		await page.getByRole("textbox", { name: "Name" }).fill("Test laptop");
		await page.getByRole("button", { name: "Go on" }).click();
		await page.getByText("Test laptop").waitFor();
		const [credential] = await authenticator.credentials();
		expect(credential).toMatchObject({ isResidentCredential: true, rpId: "localhost" });
		expect(Buffer.from(credential?.userHandle ?? "", "base64").toString("utf8")).not.toContain("ada");
	});

	test("signs in alone, without an e-mail address", async () => {
		const { page } = stage;
		await signOut();
		await page.getByRole("button", { name: "Sign in with a passkey" }).click();
		await page.waitForURL((url) => url.pathname !== "/sign-in");
		await stage.go("/access/account");
		await page.getByText("by passkey").waitFor();
	});

	test("takes the place of the code after a password", async () => {
		const { page } = stage;
		await signOut();
		await page.getByLabel("E-mail address").fill(ADA.email);
		await page.getByRole("textbox", { name: "Password" }).fill(ADA.password);
		await page.getByRole("button", { name: "Continue" }).click();
		await page.getByRole("button", { name: "Use a passkey instead" }).click();
		await page.waitForURL((url) => url.pathname !== "/sign-in");
	});

	test("does not sign in where the authenticator does not recognise its user", async () => {
		const { page } = stage;
		await signOut();
		await authenticator.recognises(false);
		await page.getByRole("button", { name: "Sign in with a passkey" }).click();
		await page.getByText("No passkey was used.").waitFor();
		await authenticator.recognises(true);
	});

	test("that counts backwards is refused, and the log says so", async () => {
		const { page, product } = stage;
		await signOut();
		await authenticator.countBack();
		await page.getByRole("button", { name: "Sign in with a passkey" }).click();
		await page.getByText("there may be a copy of it").waitFor();
		const log = await product.client.listAuditEntries({ limit: 5 });
		expect(JSON.stringify(log)).toContain("passkey-copied");
	});
});
