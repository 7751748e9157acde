import { SegwardError } from "../../core/error/segward-error.ts";
import type { TargetConnections } from "../../ports/audit-targets.ts";
import { directoryAnchor } from "./directory-anchor.ts";
import { httpsAnchor } from "./https-anchor.ts";
import { type HttpsDeps, httpsForwarder } from "./https-forwarder.ts";
import { s3Anchor } from "./s3-anchor.ts";
import { type SyslogDeps, syslogForwarder } from "./syslog-forwarder.ts";

/** Each kind of target, by what reaches it. */
export function targetConnections(deps: HttpsDeps & SyslogDeps): TargetConnections {
	return {
		forwarder(settings, secret) {
			if (settings.kind === "syslog") return syslogForwarder(settings, secret, deps);
			return httpsForwarder(settings, secret, deps);
		},
		anchor(settings, secret) {
			switch (settings.kind) {
				case "anchor-directory":
					return directoryAnchor(settings);
				case "anchor-https":
					return httpsAnchor(settings, secret, deps);
				case "anchor-s3":
					if (secret === undefined) throw new SegwardError("request-invalid", { detail: "The secret key is missing." });
					return s3Anchor(settings, secret, deps);
			}
		},
	};
}
