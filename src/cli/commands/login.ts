import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { createClient } from "../../contract/client.ts";
import type { ResultOf } from "../../contract/routes.ts";
import type { Client } from "../../contract/wire.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { credentialsFile, findCredential, forgetCredential, keepCredential } from "../credentials.ts";
import { httpsTransport } from "../https-transport.ts";
import { instant } from "../print/amounts.ts";
import { serverUrl } from "../session.ts";
import type { Task } from "../task.ts";

const GRANT = "urn:ietf:params:oauth:grant-type:device_code";
/** RFC 8628, section 3.5. */
const SLOW_DOWN_S = 5;

export function addLoginCommands(program: Command, run: Runner): void {
	addCommand<{ name: string }>(
		program,
		run,
		{
			use: "login",
			summary: "Sign in to a server: you confirm in the browser, and commands use your token for 12 hours",
			examples: ["login --url https://segward.example.com"],
		},
		async (task, _, { name }) => {
			const url = urlOf(task);
			const expiresAt = await atServer(task, url, "", async (client) => {
				const started = await client.startDevice({ device: name }, task.sending);
				task.remark(`Open ${started.verification_uri_complete}`);
				task.remark(`and confirm the code ${started.user_code}. It is valid for ${started.expires_in / 60} minutes.`);
				const taken = await waitForToken(task, client, started);
				const until = new Date(Date.now() + taken.expires_in * 1000).toISOString();
				keepCredential(task.terminal, url, { token: taken.access_token, expiresAt: until });
				return until;
			});
			task.print({ url, expiresAt }, () => `Signed in to ${url} until ${instant(expiresAt)}.`);
			task.remark(`The token is in ${credentialsFile(task.terminal)}; 'segward logout' revokes it.`);
			return 0;
		},
		(command) => command.option("--name <name>", "what this machine is called in the list of tokens", hostname()),
	);
	addCommand(
		program,
		run,
		{
			use: "logout",
			summary: "Sign out of a server: the kept token is revoked and forgotten",
			examples: ["logout --url https://segward.example.com"],
		},
		async (task) => {
			const url = urlOf(task);
			const kept = findCredential(task.terminal, url, Date.now());
			if (kept !== undefined) {
				await atServer(task, url, kept.token, async (client) => {
					try {
						await client.revokeOwnToken({}, task.sending);
					} catch (error) {
						// Then it opens nothing any more.
						if (!(error instanceof SegwardError) || error.code !== "token-invalid") throw error;
					}
				});
			}
			forgetCredential(task.terminal, url);
			task.print({ url, signedOut: kept !== undefined }, () =>
				kept === undefined ? `You were not signed in to ${url}.` : `Signed out of ${url}.`,
			);
			return 0;
		},
	);
}

async function waitForToken(
	task: Task,
	client: Client,
	started: ResultOf<"startDevice">,
): Promise<ResultOf<"takeDeviceToken">> {
	let intervalS = started.interval;
	for (;;) {
		await sleep(intervalS * 1000, undefined, { signal: task.signal }).catch(() => {
			throw new SegwardError("cancelled");
		});
		try {
			return await client.takeDeviceToken({ device_code: started.device_code, grant_type: GRANT }, task.sending);
		} catch (error) {
			const code = error instanceof SegwardError ? error.code : undefined;
			if (code === "slow-down") intervalS += SLOW_DOWN_S;
			else if (code !== "authorization-pending") throw error;
		}
	}
}

function urlOf(task: Task): string {
	const url = serverUrl(task.options, task.terminal);
	if (url !== undefined) return url;
	throw new SegwardError("usage-invalid", {
		detail: "No server is named.",
		hint: "Give --url https://… or set SEGWARD_URL; on the server's own machine nobody has to sign in.",
	});
}

async function atServer<T>(task: Task, url: string, token: string, act: (client: Client) => Promise<T>): Promise<T> {
	const { transport, close } = httpsTransport({ url, caFile: task.terminal.environment.SEGWARD_CA || undefined });
	try {
		return await act(createClient(transport, token));
	} finally {
		close();
	}
}
