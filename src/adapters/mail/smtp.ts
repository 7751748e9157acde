import { createTransport } from "nodemailer";
import { type Deliver, DeliveryFailure } from "./deliver.ts";

export interface SmtpServer {
	host: string;
	port: number;
	/** TLS from the first byte; otherwise STARTTLS is demanded, but for this very machine. */
	implicitTls: boolean;
	/** This very machine: nothing travels over a network. */
	local: boolean;
	user?: string;
	password?: string;
	/** PEM text of the authority that signed its certificate, where the system does not know it. */
	ca?: string;
	/** Who messages come from, such as `Segward <segward@example.com>`. */
	from: string;
}

const PATIENCE_MS = 20_000;

/** Delivers through an SMTP server (RFC 5321), one connection a message. */
export function deliverBySmtp(server: SmtpServer): Deliver {
	const transport = createTransport({
		host: server.host,
		port: server.port,
		secure: server.implicitTls,
		requireTLS: !server.implicitTls && !server.local,
		...(server.user === undefined ? {} : { auth: { user: server.user, pass: server.password ?? "" } }),
		tls: { minVersion: "TLSv1.2", ...(server.ca === undefined ? {} : { ca: server.ca }) },
		connectionTimeout: PATIENCE_MS,
		greetingTimeout: PATIENCE_MS,
		socketTimeout: PATIENCE_MS,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return async ({ to, subject, text }) => {
		try {
			await transport.sendMail({ from: server.from, to: { name: "", address: to }, subject, text });
		} catch (error) {
			throw failureOf(error);
		}
	};
}

/** The server's own words are left out: they may repeat what was sent. */
function failureOf(error: unknown): DeliveryFailure {
	const { responseCode, code } = error as { responseCode?: number; code?: string };
	// What it says of greeting, TLS and password is the operator's to mend, and then the message can go.
	const isAboutMessage = code === "EENVELOPE" || code === "EMESSAGE";
	const isFinal = isAboutMessage && responseCode !== undefined && responseCode >= 500;
	return new DeliveryFailure(String(responseCode ?? code ?? "unknown"), isFinal, error);
}
