import type { AnchorSettings, TargetSettings } from "./target-settings.ts";

export function isAnchor(settings: TargetSettings): settings is AnchorSettings {
	return settings.kind.startsWith("anchor-");
}

/** Where it leads, for people to read. */
export function placeOf(settings: TargetSettings): string {
	switch (settings.kind) {
		case "syslog":
			return `${settings.host}:${settings.port}`;
		case "anchor-directory":
			return settings.path;
		case "anchor-s3":
			return `${settings.endpoint.replace(/\/$/, "")}/${settings.bucket}/${settings.prefix}`;
		default:
			return settings.url;
	}
}

/** Whether it cannot do without a secret. */
export function needsSecret(settings: TargetSettings): boolean {
	if (settings.kind === "syslog") return settings.clientCertificate !== undefined;
	if (settings.kind === "https" || settings.kind === "anchor-https") return settings.authentication !== "none";
	return settings.kind === "anchor-s3";
}
