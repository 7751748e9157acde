import { createHmac, hkdfSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { identityVaultSuite } from "../../../test/conformance/identity-vault.suite.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Keyring, VersionedKey } from "../../ports/keyring.ts";
import { openVaults } from "./identity-vault.ts";

identityVaultSuite("libsodium", async () => openVaults(keyringWith(1)));

describe("the libsodium vault", () => {
	it("still opens what an older key sealed after the keys were changed", () => {
		const versions = { current: 1 };
		const vaults = openVaults(keyringWith(() => versions.current));
		const sealed = vaults.of("one").seal(1, 2, "x");
		versions.current = 2;
		const vault = vaults.of("one");
		expect(vault.keyVersion).toBe(2);
		expect(vault.open(1, 2, 1, sealed)).toBe("x");
		expect(() => vault.open(1, 2, 2, sealed)).toThrow(SegwardError);
	});

	it("stores nonce, ciphertext and tag: 40 bytes more than the text", () => {
		expect(openVaults(keyringWith(1)).of("one").seal(1, 2, "abc").length).toBe(43);
	});

	it("computes the blind index as its format says", () => {
		const key = Buffer.from(hkdfSync("sha256", keyOf("one", "blind-index", 1), "", "segward/blind-index/1", 32));
		// HMAC-SHA-512/256 of libsodium is HMAC-SHA-512 cut to 32 bytes.
		const mac = createHmac("sha512", key)
			.update(Buffer.from([7, 1, 0, 0]))
			.update("zoë@example.com")
			.digest();
		const index = openVaults(keyringWith(1)).of("one").blindIndex(263, "zoë@example.com");
		expect(Buffer.from(index).toString("hex")).toBe(mac.subarray(0, 16).toString("hex"));
	});
});

function keyringWith(current: number | (() => number)): Keyring {
	const currentVersion = typeof current === "number" ? () => current : current;
	const versioned = (workspaceId: string, use: string, version: number): VersionedKey => {
		if (version > currentVersion()) throw new SegwardError("not-found");
		return { version, bytes: keyOf(workspaceId, use, version) };
	};
	return {
		storeKey: (store) => versioned("", store, 1),
		workspaceKey: (id, use) => versioned(id, use, use === "blind-index" ? 1 : currentVersion()),
		workspaceKeyVersion: versioned,
		createWorkspaceKeys: () => Promise.resolve(),
	};
}

function keyOf(workspaceId: string, use: string, version: number): Buffer {
	return Buffer.from(hkdfSync("sha256", "test", "", `${workspaceId}/${use}/${version}`, 32));
}
