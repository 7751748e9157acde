import { SegwardError } from "../../core/error/segward-error.ts";
import type { IdentityVault } from "../../ports/identity-vault.ts";

/** Field number under which handles are sealed; no real field has it. */
const HANDLE_FIELD_NO = 0xffff_fffd;
const GOOD_FOR_MS = 15 * 60_000;

/** Names a customer to whoever looked at him, for a while: sealed, for a customer key is the same under every purpose. */
export function customerHandle(vault: IdentityVault, customerKey: number, nowMs: number): string {
	const sealed = vault.seal(HANDLE_FIELD_NO, 0, `${customerKey} ${nowMs + GOOD_FOR_MS}`);
	return `${vault.keyVersion}-${Array.from(sealed, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** @throws SegwardError `request-invalid` for a handle that is over or that this workspace did not make. */
export function customerOf(vault: IdentityVault, handle: string, nowMs: number): number {
	const [, version, hex] = /^(\d{1,9})-((?:[0-9a-f]{2})+)$/.exec(handle) ?? [];
	let opened: string;
	try {
		const sealed = Uint8Array.from((hex ?? "").match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
		opened = vault.open(HANDLE_FIELD_NO, 0, Number(version), sealed);
	} catch (cause) {
		throw notOurs(cause);
	}
	const [key, until] = opened.split(" ").map(Number);
	if (key === undefined || until === undefined || until < nowMs) throw notOurs();
	return key;
}

function notOurs(cause?: unknown): SegwardError {
	return new SegwardError("request-invalid", {
		path: "customer",
		detail: "This does not name a customer, or does no longer.",
		hint: "Look the customer up again.",
		cause,
	});
}
