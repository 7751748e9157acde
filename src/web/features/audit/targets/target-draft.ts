import type { RequestOf } from "../../../../contract/routes.ts";
import type { TargetSettings } from "../../../../core/audit/targets/target-settings.ts";

/** A target as the form holds it: text until it is sent. */
export interface TargetDraft {
	kind: TargetSettings["kind"];
	name: string;
	enabled: boolean;
	alarmAfterMinutes: number;
	/** Of syslog: host and port. */
	host: string;
	port: number;
	/** Not in the form; kept as they are. */
	facility: number;
	gzip: boolean;
	url: string;
	format: "jsonl" | "ocsf";
	authentication: "none" | "bearer" | "hmac";
	ca: string;
	clientCertificate: string;
	everyMinutes: number;
	path: string;
	endpoint: string;
	region: string;
	bucket: string;
	prefix: string;
	accessKeyId: string;
	retainDays: number;
	secret: string;
	fromBeginning: boolean;
}

export const EMPTY_TARGET: TargetDraft = {
	kind: "https",
	name: "",
	enabled: true,
	alarmAfterMinutes: 15,
	host: "",
	port: 6514,
	facility: 13,
	gzip: true,
	url: "",
	format: "ocsf",
	authentication: "bearer",
	ca: "",
	clientCertificate: "",
	everyMinutes: 60,
	path: "",
	endpoint: "",
	region: "",
	bucket: "",
	prefix: "segward/",
	accessKeyId: "",
	retainDays: 3650,
	secret: "",
	fromBeginning: false,
};

/** Kinds of targets in words, in the order in which they are offered. */
export const TARGET_KINDS = {
	https: { label: "HTTPS", group: "Forward entries to", secret: "Bearer token or signing key" },
	syslog: { label: "Syslog over TLS", group: "Forward entries to", secret: "Private key of the certificate" },
	"anchor-s3": { label: "S3 with object lock", group: "Anchor heads at", secret: "Secret access key" },
	"anchor-directory": { label: "Directory", group: "Anchor heads at", secret: "" },
	"anchor-https": { label: "HTTPS receiver", group: "Anchor heads at", secret: "Bearer token or signing key" },
} as const satisfies Record<TargetSettings["kind"], { label: string; group: string; secret: string }>;

/** What is not set keeps what an empty draft holds. */
export function targetDraftOf(settings: TargetSettings): TargetDraft {
	return { ...EMPTY_TARGET, ...settings };
}

export function targetSettingsOf(draft: TargetDraft): RequestOf<"addAuditTarget">["settings"] {
	const { kind, name, enabled, alarmAfterMinutes, everyMinutes, url, authentication, path, port } = draft;
	const common = { name: name.trim(), enabled, alarmAfterMinutes };
	const ca = draft.ca.trim() === "" ? {} : { ca: draft.ca };
	const { endpoint, region, bucket, prefix, accessKeyId, retainDays } = draft;
	switch (kind) {
		case "syslog": {
			const own = draft.clientCertificate.trim() === "" ? {} : { clientCertificate: draft.clientCertificate };
			return { kind, ...common, host: draft.host.trim(), port, facility: draft.facility, ...ca, ...own };
		}
		case "https":
			return { kind, ...common, url: url.trim(), format: draft.format, gzip: draft.gzip, authentication, ...ca };
		case "anchor-directory":
			return { kind, ...common, everyMinutes, path: path.trim() };
		case "anchor-https":
			return { kind, ...common, everyMinutes, url: url.trim(), authentication, ...ca };
		case "anchor-s3":
			return { kind, ...common, everyMinutes, endpoint, region, bucket, prefix, accessKeyId, retainDays, ...ca };
	}
}

/** Whether this kind of target, as drafted, has a secret. */
export function hasSecretField({ kind, authentication, clientCertificate }: TargetDraft): boolean {
	if (kind === "syslog") return clientCertificate.trim() !== "";
	if (kind === "https" || kind === "anchor-https") return authentication !== "none";
	return kind === "anchor-s3";
}
