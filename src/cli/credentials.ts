import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { SegwardError } from "../core/error/segward-error.ts";
import type { Terminal } from "./terminal.ts";

const Credential = z.object({ token: z.string(), expiresAt: z.iso.datetime() });
/** By the origin of the server. */
const Credentials = z.record(z.string(), Credential);

export type Credential = z.infer<typeof Credential>;

/** Where `segward login` keeps tokens; only its owner can read it. */
export function credentialsFile({ environment }: Terminal): string {
	const base = environment.XDG_CONFIG_HOME || join(environment.HOME || homedir(), ".config");
	return join(base, "segward", "credentials.json");
}

/** The token that a sign-in to this server left, unless it has expired. */
export function findCredential(terminal: Terminal, url: string, nowMs: number): Credential | undefined {
	const found = readAll(terminal)[originOf(url)];
	return found !== undefined && Date.parse(found.expiresAt) > nowMs ? found : undefined;
}

export function keepCredential(terminal: Terminal, url: string, credential: Credential): void {
	writeAll(terminal, { ...readAll(terminal), [originOf(url)]: credential });
}

export function forgetCredential(terminal: Terminal, url: string): void {
	const { [originOf(url)]: _, ...others } = readAll(terminal);
	writeAll(terminal, others);
}

function originOf(url: string): string {
	try {
		return new URL(url).origin;
	} catch (cause) {
		throw new SegwardError("usage-invalid", { detail: "The server address is not a URL.", cause });
	}
}

function readAll(terminal: Terminal): Record<string, Credential> {
	const file = credentialsFile(terminal);
	let text: string;
	try {
		text = readFileSync(file, "utf8");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
		throw new SegwardError("usage-invalid", { file, detail: "The kept sign-ins cannot be read.", cause: error });
	}
	const parsed = Credentials.safeParse(parse(text));
	if (parsed.success) return parsed.data;
	throw new SegwardError("usage-invalid", {
		file,
		detail: "The kept sign-ins are damaged.",
		hint: "Remove the file and sign in again with 'segward login'.",
	});
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

/** A reader finds the old or the new file whole; neither is ever readable by others. */
function writeAll(terminal: Terminal, credentials: Record<string, Credential>): void {
	const file = credentialsFile(terminal);
	const temporary = `${file}.${process.pid}.tmp`;
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	rmSync(temporary, { force: true });
	writeFileSync(temporary, `${JSON.stringify(credentials, null, "\t")}\n`, { mode: 0o600, flag: "wx" });
	chmodSync(temporary, 0o600);
	renameSync(temporary, file);
}
