import { X509Certificate } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { createAuthority, issueLeaf, type PemPair } from "./local-authority.ts";

/** Encrypts what lies on disk. `open` throws when the bytes were altered or sealed under another key. */
export interface Seal {
	seal(plain: Uint8Array): Uint8Array;
	open(sealed: Uint8Array): Uint8Array;
}

export interface LocalCertificateOptions {
	/** Holds `ca.crt` (to be trusted by browsers and clients), the server certificate, and both keys sealed. */
	directory: string;
	seal: Seal;
	/** Beside localhost, 127.0.0.1, ::1 and the machine's own name. */
	hosts?: readonly string[];
	nowMs: number;
}

export interface LocalCertificate extends PemPair {
	/** Path of the authority's certificate: what SEGWARD_CA names. */
	caFile: string;
}

const RENEW_BEFORE_DAYS = 60;

/**
 * The server certificate of this installation's own authority. Makes both on first start; renews the server certificate
 * when fewer than 60 days are left or a host is missing. Private keys touch the disk only sealed.
 */
export async function localCertificate(options: LocalCertificateOptions): Promise<LocalCertificate> {
	const { directory, seal, nowMs } = options;
	const hosts = [...new Set(["localhost", "127.0.0.1", "::1", hostname(), ...(options.hosts ?? [])])];
	mkdirSync(directory, { recursive: true, mode: 0o700 });
	const files = pairFiles(directory, seal);
	const authority = files.read("ca") ?? files.write("ca", await createAuthority(nowMs));
	const kept = files.read("server");
	const leaf =
		kept !== undefined && serves(kept, authority, hosts, nowMs)
			? kept
			: files.write("server", await issueLeaf(authority, hosts, nowMs));
	return { ...leaf, caFile: join(directory, "ca.crt") };
}

function serves(leaf: PemPair, authority: PemPair, hosts: readonly string[], nowMs: number): boolean {
	const certificate = new X509Certificate(leaf.cert);
	const daysLeft = (Date.parse(certificate.validTo) - nowMs) / 86_400_000;
	const signed = certificate.verify(new X509Certificate(authority.cert).publicKey);
	const named = hosts.every(
		(host) => (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined,
	);
	return signed && named && daysLeft > RENEW_BEFORE_DAYS;
}

function pairFiles(directory: string, seal: Seal) {
	const certFile = (name: string) => join(directory, `${name}.crt`);
	const keyFile = (name: string) => join(directory, `${name}.key.sealed`);
	return {
		read(name: string): PemPair | undefined {
			if (!existsSync(certFile(name)) || !existsSync(keyFile(name))) return undefined;
			const key = Buffer.from(seal.open(readFileSync(keyFile(name)))).toString("utf8");
			const cert = readFileSync(certFile(name), "utf8");
			return { cert, key };
		},
		write(name: string, pair: PemPair): PemPair {
			writeWhole(certFile(name), Buffer.from(pair.cert), 0o644);
			writeWhole(keyFile(name), seal.seal(Buffer.from(pair.key)), 0o600);
			return pair;
		},
	};
}

/** A crash leaves the old file or the new one, never half of it. */
function writeWhole(path: string, bytes: Uint8Array, mode: number): void {
	const temporary = `${path}.new`;
	writeFileSync(temporary, bytes, { mode });
	chmodSync(temporary, mode);
	renameSync(temporary, path);
}
