import type { OutboxEntry } from "../../ports/mail.ts";

/** The rows of the outbox as SQLite keeps them; times are ISO text. */
export interface OutboxTables {
	outbox: OutboxRow;
}

export interface OutboxRow {
	id: string;
	recipient: string;
	subject: string;
	text: string | null;
	state: OutboxEntry["state"];
	attempts: number;
	next_attempt_at: string;
	failure: string | null;
	created_at: string;
	sent_at: string | null;
}

export function entryOf(row: OutboxRow): OutboxEntry {
	return {
		id: row.id,
		to: row.recipient,
		subject: row.subject,
		state: row.state,
		attempts: row.attempts,
		createdAt: row.created_at,
		...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
		...(row.failure === null ? {} : { failure: row.failure }),
	};
}
