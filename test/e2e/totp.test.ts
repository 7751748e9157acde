import { expect, test } from "vitest";
import { totpCode } from "../../src/adapters/auth/totp-step.ts";
import { codeFor } from "./totp.ts";

const RFC_SECRET = "12345678901234567890";
const uri = "otpauth://totp/Segward:a%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Segward";

/** RFC 6238, appendix B, last six digits. */
test.each([
	[59, "287082"],
	[1111111109, "081804"],
	[1111111111, "050471"],
	[1234567890, "005924"],
	[2000000000, "279037"],
	[20000000000, "353130"],
])("at second %i the code is %s", (seconds, code) => {
	expect(codeFor(uri, seconds * 1000)).toBe(code);
	expect(totpCode(Buffer.from(RFC_SECRET), Math.floor(seconds / 30))).toBe(code);
});
