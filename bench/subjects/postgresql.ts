import pg from "pg";
import type { DataFiles } from "../data-files.ts";
import type { Subject } from "../subject.ts";
import type { Workload } from "../workload.ts";
import { PostgresqlCluster } from "./postgresql-cluster.ts";

/** PostgreSQL with the indexes that these queries want, in a cluster of its own. */
export class PostgresqlSubject implements Subject {
	#cluster!: PostgresqlCluster;
	#client!: pg.Client;

	async open(directory: string): Promise<void> {
		this.#cluster = PostgresqlCluster.start(directory);
		this.#client = new pg.Client(this.#cluster.connection);
		await this.#client.connect();
		await this.#run(`CREATE TABLE IF NOT EXISTS customers (id text, name text, email text, phone text, country text, city text,
			plan text, opt_in boolean, signed_up date, score numeric(18,6), visits bigint,
			customer_key integer GENERATED ALWAYS AS (substring(id from 2)::integer) STORED)`);
		await this.#run(`CREATE TABLE IF NOT EXISTS events (id text, customer text, name text, time timestamptz, amount numeric(18,6),
			category text, quantity bigint, customer_key integer GENERATED ALWAYS AS (substring(customer from 2)::integer) STORED)`);
		await this.#run("CREATE TABLE IF NOT EXISTS memberships (segment text, customer_key integer)");
		await this.#run("SET TIME ZONE 'UTC'");
	}

	async importCustomers({ customersCsv }: DataFiles): Promise<void> {
		await this.#run(`COPY customers FROM '${customersCsv}' (FORMAT csv, HEADER)`);
	}

	async importEventsJsonl({ eventsJsonl }: DataFiles): Promise<void> {
		// COPY knows no JSON: each line is loaded as text (control characters as quote and delimiter occur in none).
		await this.#run("CREATE TEMPORARY TABLE lines (line jsonb)");
		await this.#run(`COPY lines FROM '${eventsJsonl}' (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`);
		await this.#run(`INSERT INTO events SELECT line->>'id', line->>'customer', line->>'name', (line->>'time')::timestamptz,
			(line->>'amount')::numeric, line->>'category', (line->>'quantity')::bigint FROM lines`);
		await this.#run("DROP TABLE lines");
	}

	async importEventsCsv({ eventsCsv }: DataFiles): Promise<void> {
		await this.#run(`COPY events FROM '${eventsCsv}' (FORMAT csv, HEADER)`);
	}

	async settle(): Promise<void> {
		await this.#run("CREATE UNIQUE INDEX ON customers (customer_key)");
		await this.#run("CREATE INDEX ON events (name, customer_key, time) INCLUDE (amount)");
		await this.#run("CREATE INDEX ON memberships (segment, customer_key)");
		await this.#run("VACUUM ANALYZE");
	}

	async preview({ sql }: Workload): Promise<number> {
		return this.#number(`SELECT count(*) AS n FROM customers WHERE ${sql}`);
	}

	async refresh(workloads: readonly Workload[]): Promise<number[]> {
		await this.#run("TRUNCATE memberships");
		for (const { name, sql } of workloads) {
			await this.#run(`INSERT INTO memberships SELECT '${name}', customer_key FROM customers WHERE ${sql}`);
		}
		const { rows } = await this.#client.query("SELECT segment, count(*) AS n FROM memberships GROUP BY segment");
		const sizes = new Map(rows.map(({ segment, n }: { segment: string; n: string }) => [segment, Number(n)]));
		return workloads.map(({ name }) => sizes.get(name) ?? 0);
	}

	async isMember(segment: string, customerNo: number): Promise<boolean> {
		const sql = `SELECT count(*) AS n FROM memberships WHERE segment = '${segment}' AND customer_key = ${customerNo}`;
		return (await this.#number(sql)) > 0;
	}

	async peakMemoryBytes(): Promise<number> {
		return this.#cluster.peakMemoryBytes();
	}

	async close(): Promise<void> {
		await this.#client.end();
		this.#cluster.stop();
	}

	async #run(sql: string): Promise<void> {
		await this.#client.query(sql);
	}

	async #number(sql: string): Promise<number> {
		const { rows } = await this.#client.query<{ n: string }>(sql);
		return Number(rows[0]?.n);
	}
}
