import { readFileSync } from "node:fs";
import type { Kysely } from "kysely";
import { type Outbox, openOutbox } from "../adapters/mail/outbox.ts";
import type { OutboxTables } from "../adapters/mail/outbox-table.ts";
import type { Clock } from "../ports/clock.ts";
import type { Environment } from "./environment.ts";
import { reportToServerLog } from "./server-log.ts";

/** The outbox, with the mail server where one is set. */
export async function openMail({ smtp }: Environment, db: Kysely<OutboxTables>, clock: Clock): Promise<Outbox> {
	const report = (error: unknown) => reportToServerLog(error, "outbox");
	if (smtp === undefined) return openOutbox({ db, clock, report });
	const { deliverBySmtp } = await import("../adapters/mail/smtp.ts");
	const { passwordFile, caFile, ...server } = smtp;
	const deliver = deliverBySmtp({
		...server,
		password: passwordFile && readFileSync(passwordFile, "utf8").trimEnd(),
		ca: caFile && readFileSync(caFile, "utf8"),
	});
	return openOutbox({ db, clock, report, deliver });
}
