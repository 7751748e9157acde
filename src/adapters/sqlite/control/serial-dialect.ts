import type { Statement } from "better-sqlite3-multiple-ciphers";
import {
	CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
} from "kysely";
import { SegwardError } from "../../../core/error/segward-error.ts";
import { explainSqliteError, type SealedDatabase } from "../sealed-database.ts";
import type { TransactionScope } from "./transaction-scope.ts";

/** Kysely over one SQLite connection: transactions and statements outside them take turns. */
export function serialDialect(database: SealedDatabase, scope: TransactionScope<unknown>): Dialect {
	return {
		createAdapter: () => new ManyCallersAdapter(),
		createDriver: () => new SerialDriver(database, scope),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler(),
	};
}

/** The driver below queues by itself, since only it can refuse a caller who would wait for ever. */
class ManyCallersAdapter extends SqliteAdapter {
	override get supportsMultipleConnections(): boolean {
		return true;
	}
}

class SerialDriver implements Driver {
	readonly #database: SealedDatabase;
	readonly #connection: SerialConnection;
	readonly #scope: TransactionScope<unknown>;
	#lastTurn: Promise<void> = Promise.resolve();
	#endTurn: () => void = () => undefined;

	constructor(database: SealedDatabase, scope: TransactionScope<unknown>) {
		this.#database = database;
		this.#connection = new SerialConnection(database);
		this.#scope = scope;
	}

	async init(): Promise<void> {
		return;
	}

	async acquireConnection(): Promise<DatabaseConnection> {
		if (this.#scope.current() !== undefined)
			throw new SegwardError("internal", { detail: "Within a transaction, use the store that it hands out." });
		const turn = this.#lastTurn;
		let endTurn = this.#endTurn;
		this.#lastTurn = new Promise((resolve) => {
			endTurn = resolve;
		});
		await turn;
		this.#endTurn = endTurn;
		return this.#connection;
	}

	async releaseConnection(): Promise<void> {
		this.#endTurn();
	}

	async beginTransaction(): Promise<void> {
		await this.#connection.executeQuery(CompiledQuery.raw("BEGIN IMMEDIATE"));
	}

	async commitTransaction(): Promise<void> {
		await this.#connection.executeQuery(CompiledQuery.raw("COMMIT"));
	}

	async rollbackTransaction(): Promise<void> {
		// A full disk makes SQLite roll back by itself.
		if (this.#database.inTransaction) await this.#connection.executeQuery(CompiledQuery.raw("ROLLBACK"));
	}

	async destroy(): Promise<void> {
		await this.#lastTurn;
		this.#database.close();
	}
}

const MOST_STATEMENTS = 500;

class SerialConnection implements DatabaseConnection {
	readonly #database: SealedDatabase;
	readonly #statements = new Map<string, Statement>();

	constructor(database: SealedDatabase) {
		this.#database = database;
	}

	async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		try {
			const statement = this.#prepare(sql);
			if (statement.reader) return { rows: statement.all(...parameters) as R[] };
			const { changes } = statement.run(...parameters);
			return { rows: [], numAffectedRows: BigInt(changes) };
		} catch (error) {
			throw explainSqliteError(error);
		}
	}

	streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		throw new SegwardError("internal", { detail: "Rows of the control store are not streamed." });
	}

	#prepare(sql: string): Statement {
		const known = this.#statements.get(sql);
		if (known) return known;
		const statement = this.#database.prepare(sql);
		if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear();
		this.#statements.set(sql, statement);
		return statement;
	}
}
