import { SegwardError } from "../../core/error/segward-error.ts";
import type { IdentityVault } from "../../ports/identity-vault.ts";

/** Field number under which cursors are sealed; no real field has it. */
const CURSOR_FIELD_NO = 0xffff_fffe;

/** Where the next page of a segment's members begins: sealed, for a customer key is the same under every purpose. */
export function memberCursor(vault: IdentityVault, segmentNo: number, customerKey: number): string {
	const sealed = vault.seal(CURSOR_FIELD_NO, segmentNo, String(customerKey));
	return `${vault.keyVersion}-${Array.from(sealed, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The customer key in a cursor of this segment; 0 without one. @throws SegwardError `request-invalid`. */
export function customerKeyIn(vault: IdentityVault, segmentNo: number, cursor: string | undefined): number {
	if (cursor === undefined) return 0;
	const [, version, hex] = /^(\d{1,9})-((?:[0-9a-f]{2})+)$/.exec(cursor) ?? [];
	try {
		const sealed = Uint8Array.from((hex ?? "").match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
		return Number(vault.open(CURSOR_FIELD_NO, segmentNo, Number(version), sealed));
	} catch (cause) {
		throw new SegwardError("request-invalid", { detail: "The cursor is not one of ours.", path: "cursor", cause });
	}
}
