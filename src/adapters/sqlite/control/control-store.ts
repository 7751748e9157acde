import { Kysely } from "kysely";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ControlStore } from "../../../ports/control-store.ts";
import { migrate } from "../migration.ts";
import { openSealedDatabase, type SealedDatabase } from "../sealed-database.ts";
import { alerts } from "./alerts.ts";
import { auditReviews } from "./audit-reviews.ts";
import { auditTargets } from "./audit-targets.ts";
import { breakGlass } from "./break-glass.ts";
import type { Connection } from "./connection.ts";
import { dataVersions } from "./data-versions.ts";
import { documents } from "./documents.ts";
import { extracts } from "./extracts.ts";
import { fields } from "./fields.ts";
import { idempotency } from "./idempotency.ts";
import { imports } from "./imports.ts";
import { lists } from "./lists.ts";
import { maskingRules } from "./masking-rules.ts";
import { CONTROL_MIGRATIONS } from "./migrations/all.ts";
import { refreshes } from "./refreshes.ts";
import { segmentReviews } from "./segment-reviews.ts";
import { segments } from "./segments.ts";
import { serialDialect } from "./serial-dialect.ts";
import { sizeLedger } from "./size-ledger.ts";
import type { ControlTables } from "./tables.ts";
import { tokens } from "./tokens.ts";
import { training } from "./training.ts";
import { TransactionScope } from "./transaction-scope.ts";
import { watch } from "./watch.ts";
import { workspacePolicies } from "./workspace-policies.ts";
import { workspaces } from "./workspaces.ts";

/**
 * Opens the control store in this file under this 32-byte key, creates it where there is none, and brings its schema
 * up to date.
 *
 * @throws SegwardError `key-wrong`, `data-newer`, `data-locked`, `storage-full`; nothing is changed then.
 */
export async function openControlStore(path: string, key: Uint8Array): Promise<ControlStore> {
	return (await openControl(path, key)).store;
}

export interface ControlDatabase {
	store: ControlStore;
	/** The store's one connection, for the tables in it that another adapter keeps. */
	connection<T>(): Kysely<T>;
}

/** As {@link openControlStore}, with the connection beside the store. */
export async function openControl(path: string, key: Uint8Array): Promise<ControlDatabase> {
	const database = openSealedDatabase(path, key);
	try {
		migrate(database, CONTROL_MIGRATIONS);
	} catch (error) {
		database.close();
		throw error;
	}
	return controlOver(database);
}

/** A control store over an open, migrated database, which it owns from then on. */
export function controlStoreOver(database: SealedDatabase): ControlStore {
	return controlOver(database).store;
}

function controlOver(database: SealedDatabase): ControlDatabase {
	const scope = new TransactionScope<ControlStore>();
	const db = new Kysely<ControlTables>({ dialect: serialDialect(database, scope) });
	const store: ControlStore = {
		...stores(db),
		async transaction(work) {
			const outer = scope.current();
			if (outer) return work(outer);
			return db.transaction().execute((transaction) => {
				const inside: ControlStore = {
					...stores(transaction),
					transaction: (nested) => nested(inside),
					close: () =>
						Promise.reject(new SegwardError("internal", { detail: "A transaction cannot close the store." })),
				};
				return scope.run(inside, () => work(inside));
			});
		},
		close: () => db.destroy(),
	};
	return { store, connection: <T>() => db as unknown as Kysely<T> };
}

function stores(db: Connection): Omit<ControlStore, "transaction" | "close"> {
	return {
		workspaces: workspaces(db),
		dataVersions: dataVersions(db),
		imports: imports(db),
		mappings: documents(db, "mapping"),
		fields: fields(db),
		segments: segments(db),
		segmentReviews: segmentReviews(db),
		breakGlass: breakGlass(db),
		auditReviews: auditReviews(db),
		refreshes: refreshes(db),
		traits: documents(db, "trait"),
		lists: lists(db),
		settings: documents(db, "setting"),
		auditViews: documents(db, "audit-view"),
		tokens: tokens(db),
		policies: workspacePolicies(db),
		maskingRules: maskingRules(db),
		idempotency: idempotency(db),
		training: training(db),
		alerts: alerts(db),
		watch: watch(db),
		auditTargets: auditTargets(db),
		sizes: sizeLedger(db),
		extracts: extracts(db),
	};
}
