import { readFileSync } from "node:fs";
import { WORKSPACE_HEADER } from "../contract/access/workspaces.ts";
import { createClient } from "../contract/client.ts";
import type { Client, Transport } from "../contract/wire.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { findCredential } from "./credentials.ts";
import type { House } from "./house.ts";
import { httpsTransport } from "./https-transport.ts";
import type { Terminal } from "./terminal.ts";

export interface Session {
	client: Client;
	close(): Promise<void>;
}

/** Options that every command takes. */
export interface CommonOptions {
	data?: string;
	url?: string;
	json?: boolean;
	/** Id of the workspace in which the local operator acts. */
	workspace?: string;
}

export function serverUrl(options: CommonOptions, terminal: Terminal): string | undefined {
	return options.data === undefined ? (options.url ?? (terminal.environment.SEGWARD_URL || undefined)) : options.url;
}

/** A server where an address is known, the data directory in this process otherwise. */
export async function openSession(options: CommonOptions, terminal: Terminal, house: House): Promise<Session> {
	const url = serverUrl(options, terminal);
	if (url === undefined) {
		const opened = await house.openInProcess({ data: options.data });
		return {
			client: createClient(inWorkspace(opened.transport, options.workspace), opened.token),
			close: () => opened.close(),
		};
	}
	if (options.workspace !== undefined) {
		throw new SegwardError("usage-invalid", {
			detail: "A token belongs to one workspace and acts there.",
			hint: "Leave out --workspace, or use a token of the other workspace.",
		});
	}
	const { transport, close } = httpsTransport({ url, caFile: terminal.environment.SEGWARD_CA || undefined });
	return { client: createClient(transport, tokenFor(url, terminal)), close: async () => close() };
}

function tokenFor(url: string, terminal: Terminal): string {
	const { SEGWARD_TOKEN: token, SEGWARD_TOKEN_FILE: file } = terminal.environment;
	if (token) return token;
	if (file) {
		try {
			return readFileSync(file, "utf8").trim();
		} catch (cause) {
			throw new SegwardError("usage-invalid", { file, detail: "The token file cannot be read.", cause });
		}
	}
	const kept = findCredential(terminal, url, Date.now());
	if (kept !== undefined) return kept.token;
	throw new SegwardError("token-missing", {
		detail: "A server address is given, but no token.",
		hint: "Sign in with 'segward login', or set SEGWARD_TOKEN.",
	});
}

function inWorkspace(transport: Transport, workspace: string | undefined): Transport {
	if (workspace === undefined) return transport;
	return (request) => transport({ ...request, headers: { ...request.headers, [WORKSPACE_HEADER]: workspace } });
}
