import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from "node:crypto";
import { isBeginning } from "./consistency.ts";
import { isSigned, readHead, type TrustedKey } from "./note.ts";
import type { WitnessState } from "./witness-state.ts";

const WITNESS_ALGORITHM = 4;

export interface WitnessAnswer {
	status: number;
	text: string;
}

/**
 * A witness (c2sp.org/tlog-witness): cosigns a tree head only if it grew from the last one that it cosigned for that log. So
 * nobody, not even the holder of the log's key, can show different people different logs, or take back what was recorded.
 */
export class LogWitness {
	/** c2sp.org/signed-note key, for those who shall trust it. */
	readonly verifierKey: string;
	readonly #name: string;
	readonly #id: Buffer;
	readonly #key: KeyObject;
	readonly #logs: ReadonlyMap<string, TrustedKey>;
	readonly #state: WitnessState;

	constructor(given: { name: string; privateKey: string; logs: readonly TrustedKey[]; state: WitnessState }) {
		this.#name = given.name;
		this.#key = createPrivateKey(given.privateKey);
		this.#logs = new Map(given.logs.map((log) => [log.name, log]));
		this.#state = given.state;
		const spki = createPublicKey(this.#key).export({ format: "der", type: "spki" });
		const key = Buffer.concat([Buffer.of(WITNESS_ALGORITHM), spki.subarray(-32)]);
		this.#id = hash("sha256", Buffer.concat([Buffer.from(`${this.#name}\n`), key]), "buffer").subarray(0, 4);
		this.verifierKey = `${this.#name}+${this.#id.toString("hex")}+${key.toString("base64")}`;
	}

	/** Answers the body of a request to `add-checkpoint`. */
	addCheckpoint(body: string, nowSeconds: number): WitnessAnswer {
		const gap = body.indexOf("\n\n");
		const [oldLine = "", ...proofLines] = body.slice(0, Math.max(gap, 0)).split("\n");
		const oldSize = /^old (0|[1-9]\d{0,14})$/.exec(oldLine)?.[1];
		if (oldSize === undefined || proofLines.length > 63) return { status: 400, text: "malformed request\n" };
		const head = headIn(body.slice(gap + 2));
		if (head === undefined) return { status: 400, text: "malformed checkpoint\n" };
		const log = this.#logs.get(head.origin);
		if (log === undefined) return { status: 404, text: "unknown log\n" };
		if (!isSigned(head, log)) return { status: 403, text: "no signature of the log\n" };
		const known = this.#state.get(head.origin);
		const knownSize = known?.size ?? 0;
		if (Number(oldSize) > head.size) return { status: 400, text: "old size is above the checkpoint's\n" };
		if (Number(oldSize) !== knownSize) return { status: 409, text: `${knownSize}\n` };
		if (known !== undefined) {
			const old = { size: known.size, root: Buffer.from(known.root, "base64") };
			const proof = proofLines.map((line) => Buffer.from(line, "base64"));
			const grew = old.size === 0 || isBeginning(old, head, proof);
			if (!grew) return { status: old.size === head.size ? 409 : 422, text: `${knownSize}\n` };
		} else if (proofLines.length > 0) {
			return { status: 422, text: "no proof is needed from 0\n" };
		}
		this.#state.set(head.origin, { size: head.size, root: head.root.toString("base64") });
		return { status: 200, text: `${this.#signatureLine(head.text, nowSeconds)}\n` };
	}

	#signatureLine(text: string, nowSeconds: number): string {
		const time = Buffer.alloc(8);
		time.writeBigUInt64BE(BigInt(nowSeconds));
		const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${nowSeconds}\n${text}`), this.#key);
		return `— ${this.#name} ${Buffer.concat([this.#id, time, signature]).toString("base64")}`;
	}
}

function headIn(note: string) {
	try {
		return readHead(note);
	} catch {
		return undefined;
	}
}
