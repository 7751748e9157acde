import "reflect-metadata";
import { randomBytes, webcrypto } from "node:crypto";
import { isIP } from "node:net";
import * as x509 from "@peculiar/x509";

x509.cryptoProvider.set(webcrypto);

const ECDSA = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3650;
/** Browsers refuse leaf certificates that are valid for more than 398 days. */
const LEAF_DAYS = 397;
/** Clocks of clients may lag behind. */
const BACKDATED_MS = 3_600_000;

/** PEM texts: a certificate and its private key (PKCS #8). */
export interface PemPair {
	cert: string;
	key: string;
}

/** A fresh certificate authority of this installation; it can sign server certificates and nothing else. */
export async function createAuthority(nowMs: number): Promise<PemPair> {
	const keys = await webcrypto.subtle.generateKey(ECDSA, true, ["sign", "verify"]);
	const certificate = await x509.X509CertificateGenerator.createSelfSigned({
		serialNumber: serialNumber(),
		name: `CN=Segward local CA ${randomBytes(4).toString("hex")}, O=Segward`,
		...validity(nowMs, AUTHORITY_DAYS),
		signingAlgorithm: ECDSA,
		keys,
		extensions: [
			new x509.BasicConstraintsExtension(true, 0, true),
			new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
			await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
		],
	});
	return { cert: certificate.toString("pem"), key: await privateKeyPem(keys.privateKey) };
}

/** A server certificate for these DNS names and IP addresses, valid 397 days. */
export async function issueLeaf(authority: PemPair, hosts: readonly string[], nowMs: number): Promise<PemPair> {
	const issuer = new x509.X509Certificate(authority.cert);
	const pkcs8 = x509.PemConverter.decodeFirst(authority.key);
	const signingKey = await webcrypto.subtle.importKey("pkcs8", pkcs8, ECDSA, false, ["sign"]);
	const keys = await webcrypto.subtle.generateKey(ECDSA, true, ["sign", "verify"]);
	const certificate = await x509.X509CertificateGenerator.create({
		serialNumber: serialNumber(),
		subject: "CN=Segward, O=Segward",
		issuer: issuer.subject,
		...validity(nowMs, LEAF_DAYS),
		signingAlgorithm: ECDSA,
		publicKey: keys.publicKey,
		signingKey,
		extensions: [
			new x509.BasicConstraintsExtension(false, undefined, true),
			new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
			new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
			new x509.SubjectAlternativeNameExtension(
				hosts.map((host) => ({ type: isIP(host) === 0 ? ("dns" as const) : ("ip" as const), value: host })),
			),
			await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
			await x509.AuthorityKeyIdentifierExtension.create(issuer),
		],
	});
	return { cert: certificate.toString("pem"), key: await privateKeyPem(keys.privateKey) };
}

function validity(nowMs: number, days: number): { notBefore: Date; notAfter: Date } {
	const notBeforeMs = nowMs - BACKDATED_MS;
	return { notBefore: new Date(notBeforeMs), notAfter: new Date(notBeforeMs + days * DAY_MS) };
}

/** 16 random bytes, the first one positive: RFC 5280 §4.1.2.2. */
function serialNumber(): string {
	const bytes = randomBytes(16);
	bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x01;
	return bytes.toString("hex");
}

async function privateKeyPem(key: webcrypto.CryptoKey): Promise<string> {
	return x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY");
}
