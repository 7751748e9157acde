import { expect, test } from "vitest";
import { qrPath } from "./qr-path.ts";

test("a QR code is drawn with its three finder corners and a quiet border of four", () => {
	const { path, size } = qrPath("otpauth://totp/Segward:ada%40example.com?secret=ABC&issuer=Segward");
	const corner = size - 4 - 7;
	for (const [x, y] of [
		[4, 4],
		[corner, 4],
		[4, corner],
	]) {
		for (let step = 0; step < 7; step++) expect(path).toContain(`M${(x ?? 0) + step} ${y}h1v1h-1z`);
	}
	expect(path).not.toMatch(/M[0-3] /);
});
