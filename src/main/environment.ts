import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { SegwardError } from "../core/error/segward-error.ts";
import { DEFAULT_SIZE_THRESHOLD } from "../core/privacy/protected-size.ts";

const number = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** Every environment variable that Segward reads, besides the CLI's own; documented in docs/config.md. */
const Variables = z.object({
	SEGWARD_DATA: z.string().min(1).optional(),
	SEGWARD_MASTER_KEY_FILE: z.string().min(1).optional(),
	SEGWARD_MASTER_KEY_SECRET: z.string().min(1).optional(),
	SEGWARD_PASSPHRASE_FILE: z.string().min(1).optional(),
	SEGWARD_HOST: z.string().min(1).default("localhost"),
	SEGWARD_PORT: number(0, 65_535).default(8443),
	SEGWARD_TLS_CERT: z.string().min(1).optional(),
	SEGWARD_TLS_KEY: z.string().min(1).optional(),
	SEGWARD_CLICKHOUSE_URL: z
		.url()
		.refine(isPrivate, "begins with https://, or http:// for this very machine")
		.optional(),
	SEGWARD_CLICKHOUSE_USER: z.string().default("default"),
	SEGWARD_CLICKHOUSE_PASSWORD_FILE: z.string().min(1).optional(),
	SEGWARD_CLICKHOUSE_CA: z.string().min(1).optional(),
	SEGWARD_ENGINE_MEMORY_MB: number(512, 1_048_576).default(4096),
	SEGWARD_SIZE_THRESHOLD: number(2, 1_000_000).default(DEFAULT_SIZE_THRESHOLD),
	SEGWARD_PUBLIC_URL: z.url().refine(isOrigin, "an https:// address without a path").optional(),
	SEGWARD_SMTP_URL: z
		.url()
		.refine(isMailServer, "smtps://user@host or smtp://user@host, without a password")
		.optional(),
	SEGWARD_SMTP_PASSWORD_FILE: z.string().min(1).optional(),
	SEGWARD_SMTP_CA: z.string().min(1).optional(),
	SEGWARD_MAIL_FROM: z.string().min(3).max(200).optional(),
	SEGWARD_WITNESSES: z.string().min(1).optional(),
	SEGWARD_LINK_LOCAL_TARGETS: z.stringbool().default(false),
	SEGWARD_NO_SAMPLE: z.stringbool().default(false),
	SEGWARD_ENVIRONMENT: z
		.string()
		.regex(/^[a-z][a-z0-9-]{0,39}$/, "lower-case letters, digits or '-'; starts with a letter; at most 40")
		.default("production"),
});

const THIS_MACHINE: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** Customer data and the engine's password travel there. */
function isPrivate(url: string): boolean {
	const { protocol, hostname } = new URL(url);
	return protocol === "https:" || (protocol === "http:" && THIS_MACHINE.includes(hostname));
}

function isOrigin(url: string): boolean {
	const { protocol, origin } = new URL(url);
	return protocol === "https:" && [origin, `${origin}/`].includes(url.toLowerCase());
}

/** A password in an address would stand in process lists and logs. */
function isMailServer(url: string): boolean {
	const { protocol, hostname, password } = new URL(url);
	return ["smtp:", "smtps:"].includes(protocol) && hostname !== "" && password === "";
}

export interface MailServer {
	host: string;
	port: number;
	implicitTls: boolean;
	local: boolean;
	user?: string;
	passwordFile?: string;
	caFile?: string;
	from: string;
}

export interface Environment {
	dataDirectory: string;
	masterKey: { kind: "key-file" | "mounted-secret" | "passphrase"; file: string };
	host: string;
	port: number;
	tls?: { certFile: string; keyFile: string };
	clickhouse?: { url: string; user: string; passwordFile?: string; caFile?: string };
	engineMemoryBytes: number;
	/** Absent: the address that the server listens at. */
	publicUrl?: string;
	/** Absent: messages stay in the outbox. */
	smtp?: MailServer;
	/** Names addresses and keys of witnesses of the access log, one a line. */
	witnessesFile?: string;
	/** Whether the access log may be sent to link-local addresses, where clouds hand out secrets of the machine. */
	linkLocalTargets: boolean;
	sizeThreshold: number;
	loadSample: boolean;
	/** What kind of installation this is, for policies that tell production from others. */
	environmentName: string;
}

/**
 * @param dataDirectory from the command line; wins over SEGWARD_DATA.
 * @throws SegwardError `usage-invalid` naming the variable, never its value.
 */
export function readEnvironment(variables: Record<string, string | undefined>, dataDirectory?: string): Environment {
	const given = Object.fromEntries(
		Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
	);
	const parsed = Variables.safeParse(given);
	if (!parsed.success) {
		throw new SegwardError("usage-invalid", {
			issues: parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })),
			detail: `Environment variable ${parsed.error.issues[0]?.path.join(".")}: ${parsed.error.issues[0]?.message}`,
		});
	}
	const env = parsed.data;
	const directory = resolve(dataDirectory ?? env.SEGWARD_DATA ?? ".segward/data");
	if ((env.SEGWARD_TLS_CERT === undefined) !== (env.SEGWARD_TLS_KEY === undefined)) {
		throw new SegwardError("usage-invalid", { detail: "SEGWARD_TLS_CERT and SEGWARD_TLS_KEY go together." });
	}
	return {
		dataDirectory: directory,
		masterKey: masterKeyOf(env, directory),
		host: env.SEGWARD_HOST,
		port: env.SEGWARD_PORT,
		tls:
			env.SEGWARD_TLS_CERT && env.SEGWARD_TLS_KEY
				? { certFile: env.SEGWARD_TLS_CERT, keyFile: env.SEGWARD_TLS_KEY }
				: undefined,
		clickhouse: env.SEGWARD_CLICKHOUSE_URL
			? {
					url: env.SEGWARD_CLICKHOUSE_URL,
					user: env.SEGWARD_CLICKHOUSE_USER,
					passwordFile: env.SEGWARD_CLICKHOUSE_PASSWORD_FILE,
					caFile: env.SEGWARD_CLICKHOUSE_CA,
				}
			: undefined,
		publicUrl: env.SEGWARD_PUBLIC_URL && new URL(env.SEGWARD_PUBLIC_URL).origin,
		smtp: mailServerOf(env),
		engineMemoryBytes: env.SEGWARD_ENGINE_MEMORY_MB * 1024 * 1024,
		witnessesFile: env.SEGWARD_WITNESSES,
		linkLocalTargets: env.SEGWARD_LINK_LOCAL_TARGETS,
		sizeThreshold: env.SEGWARD_SIZE_THRESHOLD,
		loadSample: !env.SEGWARD_NO_SAMPLE,
		environmentName: env.SEGWARD_ENVIRONMENT,
	};
}

function mailServerOf(env: z.infer<typeof Variables>): MailServer | undefined {
	if (env.SEGWARD_SMTP_URL === undefined) return undefined;
	if (env.SEGWARD_MAIL_FROM === undefined) {
		throw new SegwardError("usage-invalid", { detail: "SEGWARD_SMTP_URL needs SEGWARD_MAIL_FROM beside it." });
	}
	const { protocol, hostname, port, username } = new URL(env.SEGWARD_SMTP_URL);
	const implicitTls = protocol === "smtps:";
	return {
		host: hostname.replace(/^\[|\]$/g, ""),
		port: port === "" ? (implicitTls ? 465 : 587) : Number(port),
		implicitTls,
		local: THIS_MACHINE.includes(hostname),
		user: username === "" ? undefined : decodeURIComponent(username),
		passwordFile: env.SEGWARD_SMTP_PASSWORD_FILE,
		caFile: env.SEGWARD_SMTP_CA,
		from: env.SEGWARD_MAIL_FROM,
	};
}

function masterKeyOf(env: z.infer<typeof Variables>, dataDirectory: string): Environment["masterKey"] {
	const chosen = [env.SEGWARD_MASTER_KEY_FILE, env.SEGWARD_MASTER_KEY_SECRET, env.SEGWARD_PASSPHRASE_FILE];
	if (chosen.filter((one) => one !== undefined).length > 1) {
		throw new SegwardError("usage-invalid", {
			detail: "Give one of SEGWARD_MASTER_KEY_FILE, SEGWARD_MASTER_KEY_SECRET and SEGWARD_PASSPHRASE_FILE.",
		});
	}
	if (env.SEGWARD_PASSPHRASE_FILE) return { kind: "passphrase", file: env.SEGWARD_PASSPHRASE_FILE };
	if (env.SEGWARD_MASTER_KEY_SECRET) return { kind: "mounted-secret", file: env.SEGWARD_MASTER_KEY_SECRET };
	return { kind: "key-file", file: resolve(env.SEGWARD_MASTER_KEY_FILE ?? join(dirname(dataDirectory), "master.key")) };
}
