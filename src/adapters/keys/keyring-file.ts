import { readFile } from "node:fs/promises";
import { z } from "zod";
import { SegwardError } from "../../core/error/segward-error.ts";
import { MasterKeyParameters } from "./master-key-provider.ts";

export const KEYRING_FILE_NAME = "keyring.json";

/** One data key: every version that something may still be sealed under, one of them current. */
const KeyEntry = z.object({
	/** `store/<store>` or `workspace/<id>/<use>`. */
	name: z.string().regex(/^[a-z0-9/-]+$/),
	current: z.int().positive(),
	versions: z.array(z.object({ version: z.int().positive(), createdAt: z.iso.datetime(), wrapped: z.base64() })),
});
export type KeyEntry = z.infer<typeof KeyEntry>;

/** What the keyring file says; `proof` in the file is an HMAC over exactly this, serialised in this order. */
export const KeyringContent = z.object({
	format: z.literal("segward-keyring/1"),
	master: MasterKeyParameters,
	salt: z.base64(),
	check: z.base64(),
	keys: z.array(KeyEntry),
});
export type KeyringContent = z.infer<typeof KeyringContent>;

const KeyringFile = KeyringContent.extend({ proof: z.base64() });

/** @throws SegwardError `key-missing` when there is no keyring file, `keyring-damaged` when it is not one. */
export async function readKeyringFile(path: string): Promise<{ content: KeyringContent; proof: Buffer }> {
	const text = await readFile(path, "utf8").catch((error: unknown) => {
		throw new SegwardError("key-missing", {
			file: path,
			detail: "The data directory has no keyring.",
			hint: "Restore keyring.json from a backup of this data directory.",
			cause: error,
		});
	});
	try {
		const { proof, ...content } = KeyringFile.parse(JSON.parse(text));
		return { content, proof: Buffer.from(proof, "base64") };
	} catch (error) {
		throw keyringDamaged(path, error);
	}
}

export function renderKeyringFile(content: KeyringContent, prove: (text: string) => Uint8Array): Uint8Array {
	const ordered = KeyringContent.parse(content);
	const proof = Buffer.from(prove(JSON.stringify(ordered))).toString("base64");
	return Buffer.from(`${JSON.stringify({ ...ordered, proof }, null, "\t")}\n`);
}

export function keyringDamaged(path: string, cause?: unknown): SegwardError {
	return new SegwardError("keyring-damaged", {
		file: path,
		hint: "Restore keyring.json from a backup of this data directory.",
		cause,
	});
}
