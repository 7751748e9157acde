import { z } from "zod";

const MINUTES_A_DAY = 1440;

/** One certificate or several, in PEM: only what they vouch for is trusted. */
const Certificates = z
	.string()
	.trim()
	.max(60_000)
	.regex(/^(-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*){1,10}$/, "certificates in PEM");

const HttpsUrl = z
	.url()
	.max(500)
	.regex(/^https:\/\/[^/?#@\s\\]+([/?#]|$)/i, "begins with https://, without a user name");

const HostName = z
	.string()
	.trim()
	.max(253)
	.regex(/^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9-]+$|^[0-9a-fA-F:.]+$/, "a host name or IP address");

const common = {
	name: z.string().trim().min(1).max(60),
	/** Paused while false: nothing is lost, it is caught up with later. */
	enabled: z.boolean().default(true),
	/** Having failed for so long, it is recorded in the access log. */
	alarmAfterMinutes: z.int().min(1).max(MINUTES_A_DAY).default(15),
};

/** How an HTTPS receiver knows us; `hmac` signs as Standard Webhooks do. Both need the target's secret. */
const Authentication = z.enum(["none", "bearer", "hmac"]).default("bearer");

/** Entries as RFC 5424 messages over TLS (RFC 5425). The secret is the private key of the client certificate. */
export const SyslogTarget = z.object({
	kind: z.literal("syslog"),
	...common,
	host: HostName,
	port: z.int().min(1).max(65_535).default(6514),
	/** RFC 5424 §6.2.1; 13 is "log audit". */
	facility: z.int().min(0).max(23).default(13),
	ca: Certificates.optional(),
	clientCertificate: Certificates.optional(),
});

/** Entries by POST, one JSON a line. */
export const HttpsTarget = z.object({
	kind: z.literal("https"),
	...common,
	url: HttpsUrl,
	format: z.enum(["jsonl", "ocsf"]).default("jsonl"),
	authentication: Authentication,
	gzip: z.boolean().default(true),
	ca: Certificates.optional(),
});

const anchor = {
	...common,
	/** How often a checkpoint is kept while the log grows. */
	everyMinutes: z.int().min(1).max(MINUTES_A_DAY).default(60),
};

/** Checkpoints as read-only files, such as on a WORM volume or a mount that a third party holds. */
export const DirectoryAnchor = z.object({
	kind: z.literal("anchor-directory"),
	...anchor,
	path: z.string().min(2).max(1000).startsWith("/", "an absolute path"),
});

/** Checkpoints as locked objects of S3-compatible storage. The secret is the secret access key. */
export const S3Anchor = z.object({
	kind: z.literal("anchor-s3"),
	...anchor,
	/** Such as `https://s3.eu-central-1.amazonaws.com`; the bucket stands in the path. */
	endpoint: HttpsUrl,
	region: z.string().regex(/^[a-z0-9-]{1,40}$/, "such as eu-central-1"),
	bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket name"),
	/** Of object keys. */
	prefix: z
		.string()
		.max(200)
		.regex(/^([A-Za-z0-9._-]+\/)*$/, "ends with '/'")
		.default("segward/"),
	accessKeyId: z.string().regex(/^[\w-]{3,128}$/, "an access key id"),
	/** Nobody can remove or replace the object until then. */
	retainDays: z.int().min(1).max(36_500).default(3650),
	ca: Certificates.optional(),
});

/** Checkpoints sent to whoever keeps them. */
export const HttpsAnchor = z.object({
	kind: z.literal("anchor-https"),
	...anchor,
	url: HttpsUrl,
	method: z.enum(["PUT", "POST"]).default("POST"),
	authentication: Authentication,
	ca: Certificates.optional(),
});

/** Where the access log goes, outside of this machine: its entries, or the signed heads of its tree. */
export const TargetSettings = z.discriminatedUnion("kind", [
	SyslogTarget,
	HttpsTarget,
	DirectoryAnchor,
	S3Anchor,
	HttpsAnchor,
]);

export type SyslogTarget = z.infer<typeof SyslogTarget>;
export type HttpsTarget = z.infer<typeof HttpsTarget>;
export type DirectoryAnchor = z.infer<typeof DirectoryAnchor>;
export type S3Anchor = z.infer<typeof S3Anchor>;
export type HttpsAnchor = z.infer<typeof HttpsAnchor>;
export type TargetSettings = z.infer<typeof TargetSettings>;
export type ForwardSettings = SyslogTarget | HttpsTarget;
export type AnchorSettings = DirectoryAnchor | S3Anchor | HttpsAnchor;
