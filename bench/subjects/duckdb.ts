import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { DataFiles } from "../data-files.ts";
import type { Subject } from "../subject.ts";
import type { Workload } from "../workload.ts";

const EVENT_COLUMNS = `{id: 'VARCHAR', customer: 'VARCHAR', name: 'VARCHAR', time: 'TIMESTAMP', amount: 'DECIMAL(18,6)', category: 'VARCHAR', quantity: 'BIGINT'}`;

/** DuckDB on a plain file, rows in the order that suits the queries. */
export class DuckDbSubject implements Subject {
	#instance!: DuckDBInstance;
	#connection!: DuckDBConnection;

	async open(directory: string): Promise<void> {
		mkdirSync(join(directory, "duckdb"), { recursive: true });
		this.#instance = await DuckDBInstance.create(join(directory, "duckdb", "bench.duckdb"));
		this.#connection = await this.#instance.connect();
		await this.#run(`CREATE TABLE IF NOT EXISTS customers (customer_key UINTEGER, id VARCHAR, name VARCHAR, email VARCHAR,
			phone VARCHAR, country VARCHAR, city VARCHAR, plan VARCHAR, opt_in BOOLEAN, signed_up DATE, score DECIMAL(18,6), visits BIGINT)`);
		await this.#run(`CREATE TABLE IF NOT EXISTS events (name VARCHAR, customer_key UINTEGER, time TIMESTAMP, id VARCHAR,
			amount DECIMAL(18,6), category VARCHAR, quantity BIGINT)`);
		await this.#run("CREATE TABLE IF NOT EXISTS memberships (segment VARCHAR, customer_key UINTEGER)");
	}

	async importCustomers({ customersCsv }: DataFiles): Promise<void> {
		await this.#run(`INSERT INTO customers SELECT substring(id, 2)::UINTEGER, * FROM read_csv('${customersCsv}', header = true,
			columns = {id: 'VARCHAR', name: 'VARCHAR', email: 'VARCHAR', phone: 'VARCHAR', country: 'VARCHAR', city: 'VARCHAR',
			plan: 'VARCHAR', opt_in: 'BOOLEAN', signed_up: 'DATE', score: 'DECIMAL(18,6)', visits: 'BIGINT'})`);
	}

	async importEventsJsonl({ eventsJsonl }: DataFiles): Promise<void> {
		await this.#insertEvents(`read_json('${eventsJsonl}', format = 'newline_delimited', columns = ${EVENT_COLUMNS})`);
	}

	async importEventsCsv({ eventsCsv }: DataFiles): Promise<void> {
		await this.#insertEvents(`read_csv('${eventsCsv}', header = true, columns = ${EVENT_COLUMNS})`);
	}

	async settle(): Promise<void> {
		await this.#run("CREATE TABLE sorted AS SELECT * FROM events ORDER BY name, customer_key, time");
		await this.#run("DROP TABLE events");
		await this.#run("ALTER TABLE sorted RENAME TO events");
		await this.#run("CHECKPOINT");
	}

	async preview({ sql }: Workload): Promise<number> {
		return this.#number(`SELECT count(*) AS n FROM customers WHERE ${sql}`);
	}

	async refresh(workloads: readonly Workload[]): Promise<number[]> {
		await this.#run("DELETE FROM memberships");
		for (const { name, sql } of workloads) {
			await this.#run(`INSERT INTO memberships SELECT '${name}', customer_key FROM customers WHERE ${sql}`);
		}
		const reader = await this.#connection.runAndReadAll("SELECT segment, count(*) FROM memberships GROUP BY segment");
		const sizes = new Map(reader.getRows().map(([segment, size]) => [segment, Number(size)]));
		return workloads.map(({ name }) => sizes.get(name) ?? 0);
	}

	async isMember(segment: string, customerNo: number): Promise<boolean> {
		const sql = `SELECT count(*) AS n FROM memberships WHERE segment = '${segment}' AND customer_key = ${customerNo}`;
		return (await this.#number(sql)) > 0;
	}

	async close(): Promise<void> {
		this.#connection.closeSync();
		this.#instance.closeSync();
	}

	async #insertEvents(source: string): Promise<void> {
		await this.#run(
			`INSERT INTO events SELECT name, substring(customer, 2)::UINTEGER, time, id, amount, category, quantity FROM ${source}`,
		);
	}

	async #run(sql: string): Promise<void> {
		await this.#connection.run(sql);
	}

	async #number(sql: string): Promise<number> {
		const reader = await this.#connection.runAndReadAll(sql);
		return Number(reader.getRows()[0]?.[0]);
	}
}
