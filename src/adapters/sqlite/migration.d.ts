import { type SealedDatabase } from "./sealed-database.ts";
/** One step of a schema's history. Once released it never changes. */
export interface Migration {
    name: string;
    sql: string;
}
/**
 * Brings a database to the newest schema: all steps that it lacks, in order, in one transaction.
 *
 * @throws SegwardError `data-newer` when it has steps that this program does not know.
 */
export declare function migrate(database: SealedDatabase, migrations: readonly Migration[]): void;
