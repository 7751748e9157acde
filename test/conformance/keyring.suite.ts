import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Keyring, WorkspaceKeyUse } from "../../src/ports/keyring.ts";

export interface KeyringUnderTest {
	keyring: Keyring;
	/** Opens what was durably stored once more, as another process would. */
	reopen(): Promise<Keyring>;
	dispose(): Promise<void>;
}

const USES: readonly WorkspaceKeyUse[] = ["vault", "blind-index", "quarantine", "sample"];

/** What every keyring promises, whatever wraps its keys. */
export function keyringSuite(name: string, make: () => Promise<KeyringUnderTest>): void {
	describe(`${name} as a keyring`, () => {
		let under: KeyringUnderTest;
		beforeEach(async () => {
			under = await make();
		});
		afterEach(() => under.dispose());

		it("has a different 256-bit key for each store", () => {
			const keys = (["control-store", "audit-log", "engine-disk"] as const).map((store) =>
				under.keyring.storeKey(store),
			);
			expect(keys.map(({ bytes }) => bytes.length)).toEqual([32, 32, 32]);
			expect(new Set(keys.map(({ bytes }) => hex(bytes))).size).toBe(3);
		});

		it("has a different key for each workspace and use", async () => {
			await under.keyring.createWorkspaceKeys("one");
			await under.keyring.createWorkspaceKeys("two");
			const keys = ["one", "two"].flatMap((id) => USES.map((use) => hex(under.keyring.workspaceKey(id, use).bytes)));
			expect(new Set(keys).size).toBe(8);
		});

		it("refuses a workspace and a version that it does not know", async () => {
			expect(() => under.keyring.workspaceKey("nobody", "vault")).toThrow(
				expect.objectContaining({ code: "not-found" }),
			);
			await under.keyring.createWorkspaceKeys("one");
			expect(() => under.keyring.workspaceKeyVersion("one", "vault", 2)).toThrow(
				expect.objectContaining({ code: "not-found" }),
			);
		});

		it("gives the current key also by its version", async () => {
			await under.keyring.createWorkspaceKeys("one");
			const current = under.keyring.workspaceKey("one", "vault");
			expect(hex(under.keyring.workspaceKeyVersion("one", "vault", current.version).bytes)).toBe(hex(current.bytes));
		});

		it("leaves keys alone that exist", async () => {
			await under.keyring.createWorkspaceKeys("one");
			const before = hex(under.keyring.workspaceKey("one", "vault").bytes);
			await under.keyring.createWorkspaceKeys("one");
			expect(hex(under.keyring.workspaceKey("one", "vault").bytes)).toBe(before);
		});

		it("still has every key when opened again, also those of workspaces made at the same time", async () => {
			const ids = ["one", "two", "three", "four"];
			await Promise.all(ids.map((id) => under.keyring.createWorkspaceKeys(id)));
			const again = await under.reopen();
			expect(hex(again.storeKey("control-store").bytes)).toBe(hex(under.keyring.storeKey("control-store").bytes));
			for (const id of ids)
				expect(hex(again.workspaceKey(id, "vault").bytes)).toBe(hex(under.keyring.workspaceKey(id, "vault").bytes));
		});
	});
}

function hex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("hex");
}
