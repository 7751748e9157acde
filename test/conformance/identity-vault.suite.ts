import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IdentityVault, IdentityVaults, VaultColumns } from "../../src/ports/identity-vault.ts";
import type { PackedBytes } from "../../src/ports/packed-bytes.ts";

const VALUE = "Zoë O'Connor <zoë@example.com> 北京";
/** Short and long ones beside each other, up to more than any memory is made for. */
const TEXTS = ["", "x", VALUE, "a@example.com", "€".repeat(2_900_000), "\u0000", "y".repeat(64), "z".repeat(63)];

/** What every vault promises. The factory gives vaults that know the workspaces `one` and `two`. */
export function identityVaultSuite(name: string, make: () => Promise<IdentityVaults>): void {
	describe(`${name} as an identity vault`, () => {
		let vault: IdentityVault;
		let other: IdentityVault;
		let columns: VaultColumns;
		beforeAll(async () => {
			const vaults = await make();
			vault = vaults.of("one");
			other = vaults.of("two");
			columns = await vaults.columnsOf("one");
		});
		afterAll(() => columns.close());

		it("opens what it sealed, whatever the text", () => {
			for (const value of ["", "x", VALUE, "€".repeat(5000), "\u0000"])
				expect(vault.open(3, 7, vault.keyVersion, vault.seal(3, 7, value))).toBe(value);
			expect(vault.openRow(3, 7, vault.keyVersion, vault.sealRow(3, 7, VALUE))).toBe(VALUE);
		});

		it("never seals the same value to the same bytes", () => {
			const seals = Array.from({ length: 3000 }, () => Buffer.from(vault.seal(1, 1, "x")).toString("hex"));
			expect(new Set(seals).size).toBe(seals.length);
		});

		it("keeps a result unchanged when it is asked for more", () => {
			const index = vault.blindIndex(1, "first");
			const copy = Uint8Array.from(index);
			vault.blindIndex(1, "second");
			expect(Uint8Array.from(index)).toEqual(copy);
		});

		it("refuses a ciphertext in another field, row, table, workspace or key version", () => {
			const sealed = vault.seal(3, 7, VALUE);
			const version = vault.keyVersion;
			expect(() => vault.open(4, 7, version, sealed)).toThrow(refused("internal"));
			expect(() => vault.open(3, 8, version, sealed)).toThrow(refused("internal"));
			expect(() => vault.openRow(3, 7, version, sealed)).toThrow(refused("internal"));
			expect(() => other.open(3, 7, version, sealed)).toThrow(refused("internal"));
			expect(() => vault.open(3, 7, version + 1, sealed)).toThrow(refused("not-found"));
		});

		it("refuses a quarantined row in another import or row", () => {
			const sealed = vault.sealRow(1, 4_294_967_297, VALUE);
			expect(vault.openRow(1, 4_294_967_297, vault.keyVersion, sealed)).toBe(VALUE);
			expect(() => vault.openRow(2, 4_294_967_297, vault.keyVersion, sealed)).toThrow(refused("internal"));
			expect(() => vault.openRow(1, 1, vault.keyVersion, sealed)).toThrow(refused("internal"));
		});

		it("refuses a ciphertext with any byte changed, cut off or added", () => {
			const sealed = vault.seal(3, 7, "abc");
			for (let index = 0; index < sealed.length; index++) {
				const altered = Uint8Array.from(sealed);
				altered[index] = (altered[index] ?? 0) ^ 1;
				expect(() => vault.open(3, 7, vault.keyVersion, altered)).toThrow(refused("internal"));
				expect(() => vault.open(3, 7, vault.keyVersion, sealed.subarray(0, index))).toThrow(refused("internal"));
			}
			const longer = Uint8Array.from([...sealed, 0]);
			expect(() => vault.open(3, 7, vault.keyVersion, longer)).toThrow(refused("internal"));
		});

		it("says nothing of the value when it refuses", () => {
			const sealed = vault.seal(3, 7, VALUE);
			expect(() => vault.open(3, 8, vault.keyVersion, sealed)).not.toThrow(VALUE);
		});

		it("gives equal values of one field the same 16-byte blind index", () => {
			const index = vault.blindIndex(1, "a@example.com");
			expect(index.length).toBe(16);
			expect(vault.blindIndex(1, "a@example.com")).toEqual(index);
		});

		it("gives another blind index in another field, workspace or for another value", () => {
			const indexes = [
				vault.blindIndex(1, "a@example.com"),
				vault.blindIndex(2, "a@example.com"),
				vault.blindIndex(1, "b@example.com"),
				other.blindIndex(1, "a@example.com"),
				vault.blindIndex(257, "a@example.com"),
			];
			expect(new Set(indexes.map((index) => Buffer.from(index).toString("hex"))).size).toBe(indexes.length);
		});

		it("hashes message ids to unsigned 64-bit decimal text, under the workspace's key", () => {
			const hash = vault.messageHash("ajs-next-track-1");
			expect(hash).toMatch(/^[1-9]\d{0,19}$/);
			expect(BigInt(hash)).toBeLessThan(2n ** 64n);
			expect(vault.messageHash("ajs-next-track-1")).toBe(hash);
			expect(vault.messageHash("ajs-next-track-2")).not.toBe(hash);
			expect(other.messageHash("ajs-next-track-1")).not.toBe(hash);
			expect(vault.messageHash("x".repeat(5000))).toMatch(/^\d+$/);
		});

		it("opens one by one what was sealed as a column, each in its place only", () => {
			const keys = TEXTS.map((_, i) => 2 ** 32 - 1 - i);
			const sealed = piecesOf(columns.seal(3, keys, TEXTS));
			expect(columns.keyVersion).toBe(vault.keyVersion);
			TEXTS.forEach((text, i) => {
				const piece = sealed[i] as Uint8Array;
				expect(vault.open(3, keys[i] as number, vault.keyVersion, piece)).toBe(text);
				expect(piece.length).toBe(vault.seal(3, 7, text).length);
				expect(() => vault.open(4, keys[i] as number, vault.keyVersion, piece)).toThrow(refused("internal"));
				expect(() => vault.open(3, 7, vault.keyVersion, piece)).toThrow(refused("internal"));
			});
		});

		it("never seals the same value of a column to the same bytes", () => {
			const same = Array.from({ length: 3000 }, () => "x");
			const sealed = [
				columns.seal(
					1,
					same.map(() => 1),
					same,
				),
				columns.seal(
					1,
					same.map(() => 1),
					same,
				),
			];
			const seals = sealed.flatMap(piecesOf).map((piece) => Buffer.from(piece).toString("hex"));
			expect(new Set(seals).size).toBe(6000);
		});

		it("gives a column the blind indexes and message hashes of its values", () => {
			const indexes = columns.blindIndexes(263, TEXTS);
			const hashes = columns.messageHashes([...TEXTS, null]);
			TEXTS.forEach((text, i) => {
				expect(Buffer.from(indexes.subarray(i * 16, i * 16 + 16))).toEqual(Buffer.from(vault.blindIndex(263, text)));
				expect(String(hashes[i])).toBe(vault.messageHash(text));
			});
			expect(indexes.length).toBe(TEXTS.length * 16);
			expect(hashes[TEXTS.length]).toBe(0n);
			expect(columns.blindIndexes(1, [])).toEqual(new Uint8Array(0));
		});
	});
}

function piecesOf({ bytes, ends }: PackedBytes): Uint8Array[] {
	return Array.from(ends, (end, i) => bytes.slice(i === 0 ? 0 : ends[i - 1], end));
}

function refused(code: string): unknown {
	return expect.objectContaining({ code });
}
