import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

interface Faults {
	/** Whether it claims to have recognised its user. */
	verified?: boolean;
	/** The host that it signs for. */
	host?: string;
	/** Signs with a key that nobody knows. */
	forged?: boolean;
	handle?: string;
}

interface Options {
	challenge: string;
	user?: { id: string };
}

/** An authenticator with one ES256 key that does, and gets wrong, what a test wants (W3C Web Authentication, section 6). */
export class SoftAuthenticator {
	counter = 0;
	readonly #host: string;
	readonly #id = randomBytes(16);
	readonly #keys = newKeys();
	#handle = "";

	constructor(host: string) {
		this.#host = host;
	}

	create(options: unknown, origin: string) {
		const { challenge, user } = options as Options;
		this.#handle = user?.id ?? "";
		const credential = Buffer.concat([Buffer.alloc(16), lengthOf(this.#id), this.#id, coseOf(this.#keys.publicKey)]);
		const authData = this.#authenticatorData(0x45, credential);
		// {"fmt": "none", "attStmt": {}, "authData": …}
		const attestation = Buffer.concat([
			Buffer.from("a363666d74646e6f6e656761747453746d74a0686175746844617461", "hex"),
			Buffer.from([0x58, authData.length]),
			authData,
		]);
		return this.#answer({
			clientDataJSON: clientData("webauthn.create", challenge, origin),
			attestationObject: attestation.toString("base64url"),
			transports: ["internal"],
		});
	}

	get(options: unknown, origin: string, { verified = true, host, forged, handle }: Faults = {}) {
		const { challenge } = options as Options;
		const clientDataJSON = clientData("webauthn.get", challenge, origin);
		const authData = this.#authenticatorData(verified ? 0x05 : 0x01, Buffer.alloc(0), host);
		const hash = createHash("sha256").update(Buffer.from(clientDataJSON, "base64url")).digest();
		const key = forged ? newKeys().privateKey : this.#keys.privateKey;
		return this.#answer({
			clientDataJSON,
			authenticatorData: authData.toString("base64url"),
			signature: sign("sha256", Buffer.concat([authData, hash]), key).toString("base64url"),
			userHandle: handle ?? this.#handle,
		});
	}

	#authenticatorData(flags: number, credential: Buffer, host = this.#host): Buffer {
		this.counter += 1;
		const counter = Buffer.alloc(4);
		counter.writeUInt32BE(this.counter);
		const party = createHash("sha256").update(host).digest();
		return Buffer.concat([party, Buffer.from([flags]), counter, credential]);
	}

	#answer(response: object) {
		const id = this.#id.toString("base64url");
		return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
	}
}

function newKeys() {
	return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

function lengthOf(id: Buffer): Buffer {
	const length = Buffer.alloc(2);
	length.writeUInt16BE(id.length);
	return length;
}

/** {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053). */
function coseOf(publicKey: KeyObject): Buffer {
	const { x = "", y = "" } = publicKey.export({ format: "jwk" });
	return Buffer.concat([
		Buffer.from("a5010203262001215820", "hex"),
		Buffer.from(x, "base64url"),
		Buffer.from("225820", "hex"),
		Buffer.from(y, "base64url"),
	]);
}

function clientData(type: string, challenge: string, origin: string): string {
	return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString("base64url");
}
