import { makeNextTable, type Publication, read, run } from "./next-table.ts";
import { type FieldColumn, qualified } from "./tables.ts";

export interface EventsPublication extends Publication {
	/** The current table, absent where there is none or the import replaces all events. */
	baseTable: string | undefined;
	baseEvents: number;
	columns: { all: readonly FieldColumn[]; added: readonly FieldColumn[] };
	/** Qualified name of the stage table with its row count, the largest customer key in it, and its times. */
	staged: {
		table: string;
		rows: number;
		maxKey: number;
		minTimeMs: number;
		maxTimeMs: number;
		withMessageHash: boolean;
	};
}

/** Events (current and staged) that one statement compares: bounds the memory of its aggregation. */
const STATEMENT_EVENTS = 2_000_000;

const OWN_COLUMNS = ["name", "customer_key", "time", "message_hash"];

/**
 * A digest of what an event says. Missing properties take no part, so a property that is new in the catalogue leaves the
 * digests of older events as they are.
 */
function contentDigest(columns: readonly FieldColumn[]): string {
	const parts = columns.map(({ name, fieldNo, type }) =>
		type === "text-list"
			? `if(empty(${name}), toUInt64(0), cityHash64(toUInt32(${fieldNo}), ${name}))`
			: `if(isNull(${name}), toUInt64(0), cityHash64(toUInt32(${fieldNo}), assumeNotNull(${name})))`,
	);
	const properties = parts.reduce((sum, part) => `bitXor(${sum}, ${part})`, "toUInt64(0)");
	return `sipHash128(name, customer_key, time, ${properties})`;
}

/** Events that can only repeat each other: the unit in which repeats are looked for. */
interface Compartment {
	/** SQL over the columns of the events tables. */
	where: string;
	/** Further condition on the current events. */
	baseWhere: string;
	identity: string;
	/** How many staged events of one identity are to be added, from `staged` and `present`. */
	wanted: string;
	parameters: Record<string, unknown>;
}

/**
 * Builds the next `events` table and says how many events it gained. Where no staged event repeats another, its parts
 * are linked in as they are; else compartment by compartment only what is not there yet is copied.
 */
export async function publishEvents(publication: EventsPublication): Promise<{ table: string; added: number }> {
	const { staged } = publication;
	const next = await makeNextTable(publication, "events", publication.baseTable, publication.columns);
	const table = qualified(publication.workspaceId, next);
	const compartments = await compartmentsOf(publication, table);
	const wanted: number[] = [];
	let unsearched = staged.rows;
	for (const compartment of compartments) {
		const { stagedEvents, wantedEvents } = await countWanted(publication, table, compartment);
		unsearched -= stagedEvents;
		wanted.push(stagedEvents === wantedEvents ? stagedEvents : wantedEvents);
	}
	const found = wanted.reduce((sum, events) => sum + events, 0);
	const added = unsearched + found;
	if (added === staged.rows) {
		await run(publication, `ALTER TABLE ${table} ATTACH PARTITION tuple() FROM ${staged.table}`);
		return { table: next, added };
	}
	if (unsearched > 0) await copyUnsearched(publication, table);
	for (const [index, compartment] of compartments.entries()) {
		if (wanted[index] !== 0) await copyWanted(publication, table, compartment);
	}
	return { table: next, added };
}

async function compartmentsOf(publication: EventsPublication, table: string): Promise<Compartment[]> {
	const compartments: Compartment[] = [];
	if (publication.staged.withMessageHash) compartments.push(...byMessageHash(publication));
	if (publication.baseTable !== undefined) compartments.push(...(await byContent(publication, table)));
	return compartments;
}

function byMessageHash({ staged, baseEvents }: EventsPublication): Compartment[] {
	const count = Math.ceil((staged.rows + baseEvents) / STATEMENT_EVENTS);
	return Array.from({ length: count }, (_, remainder) => ({
		where: "message_hash != 0 AND message_hash % {count:UInt32} = {remainder:UInt32}",
		baseWhere: "1",
		identity: "message_hash",
		wanted: "if(present > 0, 0, 1)",
		parameters: { count, remainder },
	}));
}

/** None where the times of current and staged events do not meet. */
async function byContent(publication: EventsPublication, table: string): Promise<Compartment[]> {
	const { staged, columns } = publication;
	const times = { minTime: staged.minTimeMs, maxTime: staged.maxTimeMs };
	const inTimes =
		"time >= fromUnixTimestamp64Milli({minTime:Int64}, 'UTC') AND time <= fromUnixTimestamp64Milli({maxTime:Int64}, 'UTC')";
	const rows = await read(
		publication,
		`SELECT count() AS events FROM ${table} WHERE message_hash = 0 AND ${inTimes}`,
		times,
	);
	const meeting = Number(rows[0]?.events);
	if (meeting === 0) return [];
	const count = Math.ceil((staged.rows + meeting) / STATEMENT_EVENTS);
	const keys = Math.ceil((staged.maxKey + 1) / count);
	return Array.from({ length: count }, (_, index) => ({
		where: "message_hash = 0 AND customer_key >= {from:UInt32} AND customer_key < {until:UInt64}",
		baseWhere: inTimes,
		identity: contentDigest(columns.all),
		wanted: "greatest(toInt64(staged) - toInt64(present), 0)",
		parameters: { from: index * keys, until: (index + 1) * keys, ...times },
	}));
}

/** Per identity: how often it is staged and how often it is there. */
const identities = (
	publication: EventsPublication,
	table: string,
	{ where, baseWhere, identity }: Compartment,
): string =>
	`SELECT identity, sum(is_staged) AS staged, count() - staged AS present FROM (` +
	`SELECT ${identity} AS identity, toUInt8(1) AS is_staged FROM ${publication.staged.table} WHERE ${where} UNION ALL ` +
	`SELECT ${identity} AS identity, toUInt8(0) AS is_staged FROM ${table} WHERE ${where} AND ${baseWhere}` +
	") GROUP BY identity HAVING staged > 0";

async function countWanted(
	publication: EventsPublication,
	table: string,
	compartment: Compartment,
): Promise<{ stagedEvents: number; wantedEvents: number }> {
	const rows = await read(
		publication,
		`SELECT sum(staged) AS staged_events, sum(${compartment.wanted}) AS wanted_events ` +
			`FROM (${identities(publication, table, compartment)})`,
		compartment.parameters,
	);
	return { stagedEvents: Number(rows[0]?.staged_events), wantedEvents: Number(rows[0]?.wanted_events) };
}

async function copyWanted(publication: EventsPublication, table: string, compartment: Compartment): Promise<void> {
	const columns = [...OWN_COLUMNS, ...publication.columns.all.map((column) => column.name)].join(", ");
	const wanted = `SELECT identity, ${compartment.wanted} AS wanted FROM (${identities(publication, table, compartment)}) WHERE wanted > 0`;
	await run(
		publication,
		`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM (` +
			`SELECT ${columns}, identity, row_number() OVER (PARTITION BY identity) AS nth FROM (` +
			`SELECT ${columns}, ${compartment.identity} AS identity FROM ${publication.staged.table} WHERE ${compartment.where})` +
			`) AS s INNER JOIN (${wanted}) AS w ON s.identity = w.identity WHERE s.nth <= w.wanted`,
		compartment.parameters,
	);
}

/** Events without a message hash when nothing current can repeat them. */
async function copyUnsearched(publication: EventsPublication, table: string): Promise<void> {
	const columns = [...OWN_COLUMNS, ...publication.columns.all.map((column) => column.name)].join(", ");
	await run(
		publication,
		`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${publication.staged.table} WHERE message_hash = 0`,
	);
}
