import { AuditEntry } from "../../core/audit/entry.ts";
import type { OpenedEntry } from "../../ports/transparency-log.ts";
import { forwardedEntry } from "./forwarded-entry.ts";

const WARNING = 4;
const INFORMATIONAL = 6;
/** RFC 5612: an enterprise number for whoever has none. */
const STRUCTURE = "segward@32473";

export interface SyslogOrigin {
	/** RFC 5424 §6.2.1. */
	facility: number;
	/** Of this machine. */
	hostName: string;
}

/** One entry of the access log as an RFC 5424 message, behind its length in octets (RFC 5425 §4.3). */
export function syslogMessage(opened: OpenedEntry, origin: SyslogOrigin, nowMs: number): Buffer {
	const message = forwardedEntry(opened);
	const entry = AuditEntry.partial().safeParse(message).data ?? {};
	const { at = new Date(nowMs).toISOString(), action = "-", decision, outcome, workspaceId, actor, resource } = entry;
	const structure = structuredData({
		leaf: String(opened.leafIndex),
		no: String(opened.no),
		workspace: workspaceId,
		actor,
		resource,
		outcome,
	});
	const severity = decision === "deny" || outcome === "failed" ? WARNING : INFORMATIONAL;
	return framed({ severity, at, messageId: action, structure, text: JSON.stringify(message) }, origin);
}

/** Says only that the way is open. */
export function syslogProbe(origin: SyslogOrigin, nowMs: number): Buffer {
	const at = new Date(nowMs).toISOString();
	const text = JSON.stringify({ test: true, at });
	return framed({ severity: INFORMATIONAL, at, messageId: "test", structure: "-", text }, origin);
}

interface Parts {
	severity: number;
	at: string;
	messageId: string;
	structure: string;
	/** JSON. */
	text: string;
}

function framed({ severity, at, messageId, structure, text }: Parts, { facility, hostName }: SyslogOrigin): Buffer {
	const header = `<${facility * 8 + severity}>1 ${at} ${printable(hostName, 255)} segward - ${printable(messageId, 32)}`;
	const message = Buffer.from(`${header} ${structure} ${asAscii(text)}`);
	return Buffer.concat([Buffer.from(`${message.length} `), message]);
}

/** RFC 5424 §6.3.3: `"`, `\` and `]` are escaped; control characters would break logs that others write by the line. */
function structuredData(parameters: Record<string, string | undefined>): string {
	const written = Object.entries(parameters).flatMap(([name, value]) =>
		value === undefined ? [] : [`${name}="${value.replace(/\p{Cc}/gu, " ").replace(/["\\\]]/g, "\\$&")}"`],
	);
	return `[${[STRUCTURE, ...written].join(" ")}]`;
}

/** Printable ASCII without spaces, as header fields must be. */
function printable(text: string, most: number): string {
	return text.replace(/[^\x21-\x7e]/g, "").slice(0, most) || "-";
}

/** The same JSON in ASCII: text in UTF-8 would have to begin with a byte order mark, which JSON parsers refuse. */
function asAscii(json: string): string {
	return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
