import type { Transport } from "../contract/client.ts";
import type { ResultOf } from "../contract/routes.ts";
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
	doctor(options: { data?: string }): Promise<DoctorCheck[]>;
	version: string;
}
