import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { buildApi } from "../../src/main/build-api.ts";
import { readEnvironment } from "../../src/main/environment.ts";
import { initialise } from "../../src/main/initialise.ts";
import { type Installation, openInstallation } from "../../src/main/open-installation.ts";
import { Browser } from "../access/browser.ts";
import { codeFor, fromBase32 } from "../e2e/totp.ts";
import { scanForCanaries } from "./canary-scan.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-sign-in-canary-"));
let installation: Installation | undefined;
afterEach(async () => {
	await installation?.close();
	rmSync(directory, { recursive: true, force: true });
});

test("no password, authenticator secret, recovery code, session or link is in any file, while open or closed", async () => {
	const environment = readEnvironment({ SEGWARD_ENGINE_MEMORY_MB: "512" }, join(directory, "data"));
	await initialise(environment);
	installation = await openInstallation(environment);
	const { app } = await buildApi(installation.services);
	const [name, address, password, guess] = Array.from({ length: 4 }, () => randomBytes(12).toString("hex"));
	const person = { name: `Name ${name}`, email: `${address}@example.com`, password: `${password} wades` };
	const link = installation.services.setupLink.issue();

	const browser = new Browser(app);
	const { totpUri, recoveryCodes } = await browser.setUp(link, person);
	const first = String(browser.cookie);
	await browser.password(person);
	const challenge = String(browser.cookie);
	expect((await browser.code(codeFor(totpUri, Date.now() + 30_000))).status).toBe(200);
	await browser.password({ ...person, password: `${guess} wrong guess` });

	const totpSecret = new URL(totpUri).searchParams.get("secret") ?? "";
	const sessions = [first, challenge, String(browser.cookie)].map((secret) => secret.slice(2, 30));
	const canaries = [
		...[name, address, password, guess].map(String),
		...[totpSecret, fromBase32(totpSecret).toString(), link],
		...sessions,
		// Shorter than other canaries, but 62^10 is enough not to be found by chance.
		...recoveryCodes,
	];
	expect(scanForCanaries([directory], canaries)).toEqual([]);
	await app.close();
	await installation.close();
	expect(scanForCanaries([directory], canaries)).toEqual([]);
});
