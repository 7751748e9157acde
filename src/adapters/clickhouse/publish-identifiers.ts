import type { ImportMode } from "../../core/intake/import-record.ts";
import type { KeySet } from "./key-set.ts";
import {
	attachSlice,
	IN_RANGE,
	type KeyRange,
	makeNextTable,
	type Publication,
	rangesOf,
	read,
	replaceSlice,
	run,
	slicesOf,
} from "./next-table.ts";
import { qualified, stageTable, tableDefinition } from "./tables.ts";

export interface IdentifiersPublication extends Publication {
	mode: ImportMode;
	baseTables: { vault?: string; blind?: string };
	firstNewKey: number;
	/** Qualified names of the stage tables; absent when nothing was staged. */
	staged?: { vault: string; blind: string };
	/** Slices in which identifiers of known customers were staged. */
	knownSlices: ReadonlySet<number>;
	/** Receives the known staged customers of whom an identifier changed. */
	changed: KeySet;
}

interface IdentifierTables {
	vault: string;
	blind: string;
}

const NO_COLUMNS = { all: [], added: [] };
const PAIR = "(field_no, customer_key)";
const COLUMNS = {
	vault: "customer_key, field_no, ciphertext, key_version",
	blind: "field_no, blind_index, customer_key",
} as const;

/**
 * Builds the next `vault` and `blind` tables and returns their names; the current ones where nothing changes.
 * A re-sent identifier with the same blind index keeps its ciphertext; another one takes its place in both tables.
 */
export async function publishIdentifiers(
	publication: IdentifiersPublication,
): Promise<{ vault?: string; blind?: string }> {
	const { baseTables, mode, staged } = publication;
	if (staged === undefined && !(mode === "replace" && baseTables.vault !== undefined)) return baseTables;
	const next = {
		vault: await makeNextTable(publication, "vault", baseTables.vault, NO_COLUMNS),
		blind: await makeNextTable(publication, "blind", baseTables.blind, NO_COLUMNS),
	};
	const tables = both(publication, next.vault, next.blind);
	const merged = both(
		publication,
		stageTable(publication.importNo, "merged_vault"),
		stageTable(publication.importNo, "merged_blind"),
	);
	const changed = qualified(publication.workspaceId, stageTable(publication.importNo, "changed"));
	for (const table of [merged.vault, merged.blind, changed])
		await run(publication, `DROP TABLE IF EXISTS ${table} SYNC`);
	await run(publication, `CREATE TABLE ${merged.vault} ${tableDefinition("vault")}`);
	await run(publication, `CREATE TABLE ${merged.blind} ${tableDefinition("blind")}`);
	await run(publication, `CREATE TABLE ${changed} ${tableDefinition("changed")}`);

	const stagedSlices = new Set(staged === undefined ? [] : await slicesOf(publication, staged.vault));
	const rewritten = mode === "replace" ? new Set(await slicesOf(publication, tables.vault)) : publication.knownSlices;
	for (const slice of new Set([...rewritten, ...stagedSlices])) {
		if (rewritten.has(slice)) await mergeSlice(publication, { tables, merged, changed }, slice);
		else if (staged !== undefined) {
			await attachSlice(publication, tables.vault, staged.vault, slice);
			await attachSlice(publication, tables.blind, staged.blind, slice);
		}
	}
	for (const table of [merged.vault, merged.blind, changed]) await run(publication, `DROP TABLE ${table} SYNC`);
	return next;
}

const both = (publication: Publication, vault: string, blind: string): IdentifierTables => ({
	vault: qualified(publication.workspaceId, vault),
	blind: qualified(publication.workspaceId, blind),
});

interface MergeTables {
	tables: IdentifierTables;
	merged: IdentifierTables;
	changed: string;
}

async function mergeSlice(publication: IdentifiersPublication, places: MergeTables, slice: number): Promise<void> {
	const { staged, mode } = publication;
	const { tables, merged, changed } = places;
	const ranges = rangesOf(slice, publication);
	if (staged !== undefined) {
		for (const range of ranges) await findChanges(publication, staged.blind, places, range);
	}
	const changedKnown = await read(
		publication,
		`SELECT count() AS pairs FROM ${changed} WHERE customer_key < {firstNewKey:UInt32}`,
		{ firstNewKey: publication.firstNewKey },
	);
	const rewrite = mode === "replace" || Number(changedKnown[0]?.pairs) > 0;
	for (const role of ["vault", "blind"] as const) {
		const target = rewrite ? merged[role] : tables[role];
		for (const range of ranges) {
			if (rewrite) await keepOthers(publication, places, role, range);
			if (staged !== undefined) await addChanged(publication, staged[role], changed, role, target, range);
		}
		if (rewrite) await replaceSlice(publication, tables[role], merged[role], slice);
	}
	await run(publication, `TRUNCATE TABLE ${changed}`);
}

/** Fills `changed` with the (field, customer) pairs whose staged value is new or another one. */
async function findChanges(
	publication: IdentifiersPublication,
	stagedBlind: string,
	{ tables, changed }: MergeTables,
	range: KeyRange,
): Promise<void> {
	const source = `SELECT ${COLUMNS.blind} FROM`;
	await run(
		publication,
		`INSERT INTO ${changed} (field_no, customer_key) SELECT s.field_no, s.customer_key ` +
			`FROM (${source} ${stagedBlind} WHERE ${IN_RANGE}) AS s ` +
			`LEFT JOIN (${source} ${tables.blind} WHERE ${IN_RANGE}) AS b ` +
			"ON s.field_no = b.field_no AND s.customer_key = b.customer_key WHERE s.blind_index != b.blind_index",
		{ ...range },
	);
	const rows = await read(
		publication,
		`SELECT groupUniqArray(customer_key) AS keys FROM ${changed} WHERE ${IN_RANGE} AND customer_key < {firstNewKey:UInt32}`,
		{ ...range, firstNewKey: publication.firstNewKey },
	);
	for (const key of (rows[0]?.keys ?? []) as number[]) publication.changed.add(key);
}

async function keepOthers(
	publication: IdentifiersPublication,
	{ tables, merged, changed }: MergeTables,
	role: keyof IdentifierTables,
	range: KeyRange,
): Promise<void> {
	const pairsOf = (table: string): string => `(SELECT field_no, customer_key FROM ${table} WHERE ${IN_RANGE})`;
	const conditions = [IN_RANGE, `${PAIR} NOT IN ${pairsOf(changed)}`];
	if (publication.mode === "replace") {
		conditions.push(
			publication.staged === undefined
				? "field_no = 0"
				: `(field_no = 0 OR ${PAIR} IN ${pairsOf(publication.staged.blind)})`,
		);
	}
	await run(
		publication,
		`INSERT INTO ${merged[role]} (${COLUMNS[role]}) SELECT ${COLUMNS[role]} FROM ${tables[role]} ` +
			`WHERE ${conditions.join(" AND ")}`,
		{ ...range },
	);
}

async function addChanged(
	publication: IdentifiersPublication,
	staged: string,
	changed: string,
	role: keyof IdentifierTables,
	target: string,
	range: KeyRange,
): Promise<void> {
	const present = role === "vault" ? "notEmpty(ciphertext)" : "blind_index != toFixedString('', 16)";
	await run(
		publication,
		`INSERT INTO ${target} (${COLUMNS[role]}) SELECT ${COLUMNS[role]} FROM ${staged} ` +
			`WHERE ${IN_RANGE} AND ${present} AND ${PAIR} IN (SELECT field_no, customer_key FROM ${changed} WHERE ${IN_RANGE})`,
		{ ...range },
	);
}
