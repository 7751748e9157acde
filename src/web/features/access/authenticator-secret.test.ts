import { expect, test } from "vitest";
import { authenticatorSecret } from "./authenticator-secret.ts";

test("the secret is readable in groups of four", () => {
	expect(authenticatorSecret("otpauth://totp/Segward:a?secret=ABCDEFGHIJ&issuer=Segward")).toBe("ABCD EFGH IJ");
});
