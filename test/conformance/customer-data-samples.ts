import { createHash } from "node:crypto";
import type { Field, FieldKind, FieldType } from "../../src/core/catalogue/field.ts";
import type { ImportKind, ImportMode } from "../../src/core/intake/import-record.ts";
import type {
	CanonicalValue,
	CustomerBatch,
	CustomerData,
	DataVersion,
	EventBatch,
	PublishResult,
	VaultBatch,
} from "../../src/ports/customer-data.ts";

function field(no: number, kind: FieldKind, type: FieldType): Field {
	return { no, kind, name: `f${no}`, type, labels: [], description: "", confirmed: true };
}

export const EMAIL = 1;
export const FIELDS: readonly Field[] = [
	field(EMAIL, "identifier", "text"),
	field(2, "attribute", "text"),
	field(3, "attribute", "integer"),
	field(4, "attribute", "decimal"),
	field(5, "attribute", "float"),
	field(6, "attribute", "boolean"),
	field(7, "attribute", "date"),
	field(8, "attribute", "timestamp"),
	field(9, "attribute", "text-list"),
	field(10, "property", "decimal"),
	field(11, "property", "text"),
];
export const LATER_ATTRIBUTE = field(20, "attribute", "text");
export const LATER_PROPERTY = field(21, "property", "text");

/** One customer to stage: key, attribute values by field number, and the email if there is one ("" takes it away). */
export interface SampleCustomer {
	key: number;
	attributes?: Readonly<Record<number, CanonicalValue>>;
	email?: string;
}

export interface SampleEvent {
	key: number;
	name: string;
	timeMs: number;
	hash?: string;
	properties?: Readonly<Record<number, CanonicalValue>>;
}

const digest = (text: string): Uint8Array => createHash("sha256").update(text).digest().subarray(0, 16);

/** Stands for the keyed blind index of a value. */
export const blindIndex = (fieldNo: number, value: string): Uint8Array => digest(`${fieldNo}:${value}`);

/** Stands for an AEAD ciphertext: different every time, with every byte that a text format might trip over. */
let sealed = 0;
export const ciphertext = (value: string): Uint8Array =>
	Buffer.concat([Buffer.from([0, 9, 10, 13, 92, 39, 255]), digest(`${value}${sealed++}`)]);

function columnsOf(rows: readonly (Readonly<Record<number, CanonicalValue>> | undefined)[]) {
	const nos = new Set(rows.flatMap((row) => Object.keys(row ?? {}).map(Number)));
	return new Map([...nos].map((no) => [no, rows.map((row) => row?.[no] ?? null)]));
}

export const customerBatch = (customers: readonly SampleCustomer[]): CustomerBatch => ({
	customerKeys: customers.map(({ key }) => key),
	attributes: columnsOf(customers.map(({ attributes }) => attributes)),
});

export const eventBatch = (events: readonly SampleEvent[]): EventBatch => ({
	customerKeys: events.map(({ key }) => key),
	names: events.map(({ name }) => name),
	timesMs: events.map(({ timeMs }) => timeMs),
	messageHashes: events.map(({ hash }) => hash ?? "0"),
	properties: columnsOf(events.map(({ properties }) => properties)),
});

/** External id `customer-<key>` for everyone, and the emails. */
export function vaultBatches(customers: readonly SampleCustomer[]): VaultBatch[] {
	const emails = customers.flatMap(({ key, email }) => (email === undefined ? [] : [{ key, value: email }]));
	const externalIds = customers.map(({ key }) => ({ key, value: `customer-${key}` }));
	return [vaultBatch(0, externalIds), ...(emails.length === 0 ? [] : [vaultBatch(EMAIL, emails)])];
}

function vaultBatch(fieldNo: number, rows: readonly { key: number; value: string }[]): VaultBatch {
	const ciphertexts = rows.map(({ value }) => (value === "" ? new Uint8Array() : ciphertext(value)));
	let end = 0;
	return {
		fieldNo,
		customerKeys: rows.map(({ key }) => key),
		ciphertexts: {
			bytes: Buffer.concat(ciphertexts),
			ends: Uint32Array.from(ciphertexts, ({ length }) => {
				end += length;
				return end;
			}),
		},
		blindIndexes: Buffer.concat(
			rows.map(({ value }) => (value === "" ? new Uint8Array(16) : blindIndex(fieldNo, value))),
		),
		keyVersion: 1,
	};
}

export interface SampleImport {
	kind?: ImportKind;
	mode?: ImportMode;
	importNo?: number;
	fields?: readonly Field[];
	customers?: readonly SampleCustomer[];
	events?: readonly SampleEvent[];
}

/** Runs one import up to its published, not yet current version. */
export async function importInto(
	data: CustomerData,
	workspaceId: string,
	base: DataVersion,
	sample: SampleImport,
): Promise<PublishResult> {
	const { customers = [], events = [] } = sample;
	const stage = await data.openStage({
		workspaceId,
		importNo: sample.importNo ?? base.version + 1,
		kind: sample.kind ?? (events.length > 0 ? "events" : "customers"),
		mode: sample.mode ?? "upsert",
		base,
		fields: sample.fields ?? FIELDS,
	});
	if (customers.length > 0) {
		await stage.writeCustomers(customerBatch(customers));
		for (const batch of vaultBatches(customers)) await stage.writeVault(batch);
	}
	if (events.length > 0) await stage.writeEvents(eventBatch(events));
	const nextKey = Math.max(base.nextCustomerKey, ...customers.map(({ key }) => key + 1));
	return stage.publish(nextKey);
}
