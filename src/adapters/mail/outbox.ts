import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Clock } from "../../ports/clock.ts";
import type { Mail, Message } from "../../ports/mail.ts";
import { type Deliver, DeliveryFailure } from "./deliver.ts";
import { entryOf, type OutboxRow, type OutboxTables } from "./outbox-table.ts";

export interface Outbox extends Mail {
	/** Delivers what waits, also from before, until it is closed. Does nothing without a mail server. */
	start(): void;
	/** Waits for the attempt that runs; what still waits is delivered after the next start. */
	close(): Promise<void>;
}

export interface OutboxDeps {
	db: Kysely<OutboxTables>;
	clock: Clock;
	/** Absent where no mail server is set. */
	deliver?: Deliver;
	/** Takes failures of the outbox itself, which no caller is told of. */
	report(error: unknown): void;
	/** The wait after each failed attempt, milliseconds; after the last the message has failed. */
	waitsMs?: readonly number[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Together about three days: a mail server may be down over a weekend. */
const WAITS_MS = [1, 5, 15, 60, 240, 480, 720, 1440, 1440].map((minutes) => minutes * MINUTE_MS);
const KEPT_MS = 14 * DAY_MS;

/** Messages to people, on the control store's connection and so encrypted at rest, delivered in the background. */
export function openOutbox({ db, clock, deliver, report, waitsMs = WAITS_MS }: OutboxDeps): Outbox {
	let started = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let delivering: Promise<void> | undefined;
	const at = (afterMs = 0) => new Date(clock.now() + afterMs).toISOString();

	async function attempt(row: OutboxRow, send: Deliver): Promise<void> {
		const change = await outcomeOf(row, send);
		await db
			.updateTable("outbox")
			.set({ ...change, attempts: row.attempts + 1 })
			.where("id", "=", row.id)
			.execute();
	}

	async function outcomeOf(row: OutboxRow, send: Deliver): Promise<Partial<OutboxRow>> {
		try {
			await send({ to: row.recipient, subject: row.subject, text: row.text ?? "" });
			return { state: "sent", sent_at: at(), text: null, failure: null };
		} catch (error) {
			if (!(error instanceof DeliveryFailure)) throw error;
			const waitMs = waitsMs[row.attempts];
			if (error.final || waitMs === undefined) return { state: "failed", text: null, failure: error.code };
			return { failure: error.code, next_attempt_at: at(waitMs) };
		}
	}

	async function deliverDue(send: Deliver): Promise<void> {
		await db.deleteFrom("outbox").where("created_at", "<=", at(-KEPT_MS)).execute();
		while (started) {
			const row = await db
				.selectFrom("outbox")
				.selectAll()
				.where("state", "=", "waiting")
				.orderBy("next_attempt_at")
				.limit(1)
				.executeTakeFirst();
			if (row === undefined) return;
			const waitMs = Date.parse(row.next_attempt_at) - clock.now();
			if (waitMs > 0) {
				wakeIn(Math.min(waitMs, DAY_MS));
				return;
			}
			await attempt(row, send);
		}
	}

	/** One run at a time; a message that comes while it ends is found by the run after it. */
	function wake(): void {
		if (!started || deliver === undefined) return;
		clearTimeout(timer);
		if (delivering !== undefined) {
			wakeIn(100);
			return;
		}
		delivering = deliverDue(deliver)
			.catch((error: unknown) => {
				report(error);
				wakeIn(MINUTE_MS);
			})
			.finally(() => {
				delivering = undefined;
			});
	}

	function wakeIn(ms: number): void {
		clearTimeout(timer);
		if (started) timer = setTimeout(wake, ms).unref();
	}

	function rowOf({ to, subject, text }: Message): OutboxRow {
		const createdAt = at();
		return {
			id: randomUUID(),
			recipient: to,
			subject,
			text,
			state: deliver === undefined ? "kept" : "waiting",
			attempts: 0,
			next_attempt_at: createdAt,
			failure: null,
			created_at: createdAt,
			sent_at: null,
		};
	}

	return {
		delivers: deliver !== undefined,
		async send(message) {
			await db.transaction().execute(async (inside) => {
				await inside.deleteFrom("outbox").where("created_at", "<=", at(-KEPT_MS)).execute();
				await inside.insertInto("outbox").values(rowOf(message)).execute();
			});
			wake();
		},
		async discard(message) {
			const row = rowOf(message);
			await db.transaction().execute(async (inside) => {
				await inside.insertInto("outbox").values(row).execute();
				await inside.deleteFrom("outbox").where("id", "=", row.id).execute();
			});
			wake();
		},
		async list(limit) {
			const rows = await db
				.selectFrom("outbox")
				.selectAll()
				.orderBy("created_at", "desc")
				// Of the same instant: the later one.
				.orderBy(sql`rowid`, "desc")
				.limit(limit)
				.execute();
			return rows.map(entryOf);
		},
		async find(id) {
			const row = await db.selectFrom("outbox").selectAll().where("id", "=", id).executeTakeFirst();
			return row && { ...entryOf(row), ...(row.text === null ? {} : { text: row.text }) };
		},
		start() {
			started = true;
			wake();
		},
		async close() {
			started = false;
			clearTimeout(timer);
			await delivering;
		},
	};
}
