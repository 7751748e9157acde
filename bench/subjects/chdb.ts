import { join } from "node:path";
import { Session } from "chdb";
import type { DataFiles } from "../data-files.ts";
import type { Subject } from "../subject.ts";
import type { Workload } from "../workload.ts";

const EVENT_COLUMNS =
	"id String, customer String, name String, time String, amount Decimal(18,6), category String, quantity Int64";

/** The same engine without encryption, vault, checks or audit; SQL by hand over the same table layout. */
export class ChdbSubject implements Subject {
	#session!: Session;

	async open(directory: string): Promise<void> {
		this.#session = new Session(join(directory, "chdb"));
		this.#run("CREATE DATABASE IF NOT EXISTS bench");
		this.#run("USE bench");
		this.#run(`CREATE TABLE IF NOT EXISTS customers (customer_key UInt32, id String, name String, email String, phone String,
			country LowCardinality(Nullable(String)), city LowCardinality(Nullable(String)), plan LowCardinality(Nullable(String)),
			opt_in Nullable(Bool), signed_up Nullable(Date32), score Nullable(Decimal(18,6)), visits Nullable(Int64))
			ENGINE = MergeTree ORDER BY customer_key PARTITION BY intDiv(customer_key, 1048576)`);
		this.#run(`CREATE TABLE IF NOT EXISTS events (name LowCardinality(String), customer_key UInt32,
			time DateTime64(3, 'UTC'), id String, amount Nullable(Decimal(18,6)), category LowCardinality(Nullable(String)),
			quantity Nullable(Int64)) ENGINE = MergeTree ORDER BY (name, customer_key, time)`);
		this.#run(`CREATE TABLE IF NOT EXISTS memberships (segment String, members AggregateFunction(groupBitmap, UInt32))
			ENGINE = MergeTree ORDER BY segment`);
	}

	async importCustomers({ customersCsv }: DataFiles): Promise<void> {
		this.#run(`INSERT INTO customers SELECT toUInt32(substring(id, 2)), id, name, email, phone, country, city, plan,
			opt_in, signed_up, score, visits FROM file('${customersCsv}', CSVWithNames,
			'id String, name String, email String, phone String, country String, city String, plan String, opt_in Bool,
			signed_up Date32, score Decimal(18,6), visits Int64')`);
	}

	async importEventsJsonl({ eventsJsonl }: DataFiles): Promise<void> {
		this.#insertEvents(`file('${eventsJsonl}', JSONEachRow, '${EVENT_COLUMNS}')`);
	}

	async importEventsCsv({ eventsCsv }: DataFiles): Promise<void> {
		this.#insertEvents(`file('${eventsCsv}', CSVWithNames, '${EVENT_COLUMNS}')`);
	}

	async settle(): Promise<void> {
		for (const table of ["customers", "events"]) this.#run(`OPTIMIZE TABLE ${table} FINAL`);
	}

	async preview({ sql }: Workload): Promise<number> {
		return Number(this.#run(`SELECT count() FROM customers WHERE ${sql}`));
	}

	async refresh(workloads: readonly Workload[]): Promise<number[]> {
		this.#run("TRUNCATE TABLE memberships");
		for (const { name, sql } of workloads) {
			this.#run(`INSERT INTO memberships SELECT '${name}', groupBitmapState(customer_key) FROM customers WHERE ${sql}`);
		}
		return workloads.map(({ name }) =>
			Number(this.#run(`SELECT groupBitmapMerge(members) FROM memberships WHERE segment = '${name}'`)),
		);
	}

	async isMember(segment: string, customerNo: number): Promise<boolean> {
		const sql = `SELECT bitmapContains(groupBitmapMergeState(members), ${customerNo}::UInt32) FROM memberships WHERE segment = '${segment}'`;
		return this.#run(sql) === "1";
	}

	async close(): Promise<void> {
		this.#session.close();
	}

	#insertEvents(source: string): void {
		this.#run(`INSERT INTO events SELECT name, toUInt32(substring(customer, 2)),
			parseDateTime64BestEffort(time, 3, 'UTC'), id, amount, category, quantity FROM ${source}`);
	}

	#run(sql: string): string {
		return this.#session.query(sql, "TabSeparated").trim();
	}
}
