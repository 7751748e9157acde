import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { PemPair } from "./local-authority.ts";

export interface SuppliedFiles {
	certFile: string;
	keyFile: string;
}

/**
 * The operator's own certificate and key, checked to belong together.
 *
 * @throws SegwardError `usage-invalid` naming the file when one cannot be read or they do not fit.
 */
export function readCertificate({ certFile, keyFile }: SuppliedFiles): PemPair {
	const pair = { cert: readText(certFile), key: readText(keyFile) };
	const fits = attempt(certFile, () => new X509Certificate(pair.cert)).checkPrivateKey(
		attempt(keyFile, () => createPrivateKey(pair.key)),
	);
	if (!fits) {
		throw new SegwardError("usage-invalid", {
			file: keyFile,
			detail: "The private key does not belong to the certificate.",
		});
	}
	return pair;
}

/**
 * Calls `onChange` with the new pair whenever the files change; a pair that does not fit goes to `onTrouble`,
 * and the old one stays in use. Polls, for mounted secrets change by symbolic link.
 *
 * @returns stops watching.
 */
export function watchCertificate(
	files: SuppliedFiles,
	onChange: (pair: PemPair) => void,
	onTrouble: (error: unknown) => void,
	everyMs = 5000,
): () => void {
	let current = JSON.stringify(readCertificate(files));
	const look = () => {
		try {
			const pair = readCertificate(files);
			if (JSON.stringify(pair) === current) return;
			onChange(pair);
			current = JSON.stringify(pair);
		} catch (error) {
			onTrouble(error);
		}
	};
	const watched = [files.certFile, files.keyFile];
	for (const file of watched) watchFile(file, { interval: everyMs, persistent: false }, look);
	return () => {
		for (const file of watched) unwatchFile(file, look);
	};
}

function readText(file: string): string {
	return attempt(file, () => readFileSync(file, "utf8"));
}

function attempt<T>(file: string, act: () => T): T {
	try {
		return act();
	} catch (cause) {
		throw new SegwardError("usage-invalid", {
			file,
			detail: "The certificate or key cannot be read as PEM.",
			hint: "Give a PEM certificate chain and an unencrypted PEM private key.",
			cause,
		});
	}
}
