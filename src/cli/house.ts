import type { ResultOf } from "../contract/routes.ts";
import type { Transport } from "../contract/wire.ts";
import type { RoleName } from "../core/access/role.ts";

export interface ServeOptions {
	data?: string;
	host?: string;
	port?: number;
	/** PEM files of the operator's own certificate. */
	cert?: string;
	key?: string;
	/** Load the sample where the data directory is empty. */
	sample: boolean;
}

export interface LocalToken {
	name: string;
	roles: RoleName[];
	expires: string;
	/** Actions, or groups of them, that it is narrowed to. */
	scopes?: string[];
}

/** One thing `doctor` looked at. */
export interface DoctorCheck {
	name: string;
	ok: boolean;
	detail: string;
	/** What to do about it. */
	next?: string;
}

/** An opened data directory, reached through the same doors as a server. */
export interface OpenedHouse {
	transport: Transport;
	/** The local operator's, for this process only. */
	token: string;
	close(): Promise<void>;
}

/** The parts of an access log, from wherever they come. */
export interface LogParts {
	/** The newest signed tree head. */
	checkpoint(): Promise<string>;
	/** The newest head that witnesses cosigned. */
	witnessed(): Promise<string | undefined>;
	/** Bytes at a path of c2sp.org/tlog-tiles. */
	tile(path: string): Promise<Uint8Array | undefined>;
	/** What opens the commitments, in the order of the tree. */
	payloads?(): AsyncIterable<{ leafIndex: number; salt: string; payload: string }>;
}

export interface LogVerification {
	/** A directory, or parts that the command reads itself. */
	log: string | LogParts;
	/** Who must have signed: c2sp.org/signed-note key. */
	key: string;
	/** Keys of those who must have cosigned. */
	witnesses: string[];
	/** A tree head that was verified before. */
	earlier?: string;
	/** Directories or addresses of tree heads that were kept outside. */
	anchors?: string[];
	onProgress(done: number, total: number): void;
}

export interface LogVerdict {
	origin: string;
	size: number;
	/** Entries whose text was erased. */
	erased: number;
	/** Empty where everything is as it must be. */
	findings: { what: string; entry?: number; sentence: string }[];
	/** The head that was verified. */
	checkpoint: string;
}

export interface WitnessOptions {
	/** Holds its key and what it has seen. */
	directory: string;
	name: string;
	/** Keys of the logs that it watches. */
	logs: string[];
	host: string;
	port: number;
	cert?: string;
	key?: string;
}

/** What the command line cannot do as a client of the API; `main` supplies it. */
export interface House {
	/** @throws SegwardError `data-locked` when a server has the directory open. */
	openInProcess(options: { data?: string }): Promise<OpenedHouse>;
	/** Makes a token without asking the API; works while a server has the data directory open. */
	createToken(options: LocalToken & { data?: string }): Promise<ResultOf<"createToken">>;
	/** Resolves when the server has stopped. */
	serve(options: ServeOptions, signal: AbortSignal): Promise<void>;
	demo(options: { data?: string; json: boolean }, signal: AbortSignal): Promise<void>;
	/** Makes a data directory and its keys. */
	init(options: { data?: string; json: boolean }, signal: AbortSignal): Promise<void>;
	/** Serves a witness of access logs until the signal aborts; `ready` is told its key. */
	witness(options: WitnessOptions, ready: (verifierKey: string) => void, signal: AbortSignal): Promise<void>;
	/** By the independent verifier. */
	verifyLog(request: LogVerification): Promise<LogVerdict>;
	/** What is wrong with the proof of one entry; undefined where nothing is. */
	verifyEntry(
		proof: { payload: string; salt: string; leaf: string; proof: string },
		key: string,
	): Promise<string | undefined>;
	doctor(options: { data?: string }): Promise<DoctorCheck[]>;
	version: string;
}
