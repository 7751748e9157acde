import type { Field } from "../../catalogue/field.ts";
import { csvCell } from "../extract/extract-file.ts";
import type { RandomBytes } from "../noise/random-bytes.ts";
import { uniformBelow } from "../noise/uniform-below.ts";
import { derivedPart } from "./copied-fields.ts";
import { dayText, drawRow } from "./draw-rows.ts";
import { type DerivedValues, hasIdentifier, inventPerson, type StandIn, standInFor } from "./stand-ins.ts";
import type { SyntheticModel } from "./synthetic-model.ts";
import { edgesOf } from "./value-grid.ts";

/** What a copy for staging is drawn from. */
export interface CopyModel {
	/** Of the columns: first these attributes, then for each event how many and the day of the last. */
	customers: SyntheticModel;
	attributes: readonly Field[];
	identifiers: readonly Field[];
	events: readonly { name: string; properties: readonly Field[]; model: SyntheticModel }[];
	/** All properties of events, in the order of the columns of the file. */
	properties: readonly Field[];
}

export interface CopyPiece {
	file: "customers.csv" | "events.csv";
	text: string;
}

/** Events of one name that one invented customer has at most. */
const MOST_EVENTS = 200;
const CUSTOMERS_OF_PIECE = 200;
const DAY_MS = 86_400_000;

/** Attributes that are columns of the file; derived ones come from their identifiers again. */
export function ownAttributes({ attributes, identifiers }: Pick<CopyModel, "attributes" | "identifiers">): Field[] {
	const taken = new Set(identifiers.map(({ name }) => name));
	return attributes.filter(({ name, derivedFrom }) => derivedFrom === undefined && !taken.has(name));
}

/** Invented customers and their events, header first, as pieces of the two files. */
export function* stagingCopy(copy: CopyModel, rows: number, random: RandomBytes): Generator<CopyPiece> {
	const own = ownAttributes(copy);
	const standIns = copy.identifiers.flatMap((field) => {
		const make = standInFor(field);
		return make === undefined ? [] : [{ field, make }];
	});
	yield {
		file: "customers.csv",
		text: line(["customer_id", ...names(standIns.map(({ field }) => field)), ...names(own)]),
	};
	yield { file: "events.csv", text: line(["event_id", "customer_id", "event", "time", ...names(copy.properties)]) };
	const firstDays = copy.events.map((_, at) => firstDay(copy.customers, copy.attributes.length + 2 * at + 1));
	let eventNo = 0;
	for (let start = 1; start <= rows; start += CUSTOMERS_OF_PIECE) {
		const pieces = { customers: "", events: "" };
		for (let no = start; no < start + CUSTOMERS_OF_PIECE && no <= rows; no++) {
			const drawn = drawRow(copy.customers, random);
			const valueByName = new Map(copy.attributes.map(({ name }, at) => [name, drawn[at] ?? ""]));
			const id = `synthetic-${String(no).padStart(6, "0")}`;
			const identifiers = identifierCells(copy, standIns, valueByName, no, random);
			pieces.customers += line([id, ...identifiers, ...own.map(({ name }) => valueByName.get(name) ?? "")]);
			for (const [at, event] of copy.events.entries()) {
				const place = copy.attributes.length + 2 * at;
				const count = Math.min(MOST_EVENTS, Math.max(0, Number(drawn[place] ?? 0)));
				const last = drawn[place + 1] || dayText(firstDays[at] ?? 0);
				for (let i = 0; i < count; i++) {
					const day = i === 0 ? last : earlierDay(firstDays[at] ?? 0, last, random);
					const values = drawRow(event.model, random);
					const properties = copy.properties.map((field) => values[event.properties.indexOf(field)] ?? "");
					pieces.events += line([`synthetic-event-${++eventNo}`, id, event.name, `${day}T00:00:00Z`, ...properties]);
				}
			}
		}
		yield { file: "customers.csv", text: pieces.customers };
		if (pieces.events !== "") yield { file: "events.csv", text: pieces.events };
	}
}

/** The documents by which `segward import` reads the two files. */
export function copyMappings(copy: Pick<CopyModel, "attributes" | "identifiers" | "properties">) {
	const made = copy.identifiers.filter((field) => standInFor(field) !== undefined);
	const described = ({ name, labels, description }: Field) => ({ column: name, field: name, labels, description });
	const mapping = (imports: "customers" | "events", columns: readonly object[]) => ({
		apiVersion: "segward/v1",
		kind: "Mapping",
		metadata: { name: `synthetic-${imports}` },
		spec: { imports, options: { encoding: "utf-8", delimiter: "," }, columns },
	});
	return {
		customers: mapping("customers", [
			{ column: "customer_id", role: "external-id" },
			...made.map((field) => ({ ...described(field), role: "identifier", format: field.format })),
			...ownAttributes(copy).map((field) => ({ ...described(field), role: "attribute", type: field.type })),
		]),
		events: mapping("events", [
			{ column: "event_id", role: "message-id" },
			{ column: "customer_id", role: "external-id" },
			{ column: "event", role: "event-name" },
			{ column: "time", role: "time" },
			...copy.properties.map((field) => ({ ...described(field), role: "property", type: field.type })),
		]),
	};
}

function identifierCells(
	{ attributes }: CopyModel,
	standIns: readonly { field: Field; make: StandIn }[],
	valueByName: ReadonlyMap<string, string>,
	no: number,
	random: RandomBytes,
): string[] {
	const person = inventPerson(no, random);
	return standIns.map(({ field, make }) => {
		const parts = attributes.filter(({ derivedFrom }) => derivedFrom === field.name);
		const derived: DerivedValues = Object.fromEntries(
			parts.map((part) => [derivedPart(part) ?? "", valueByName.get(part.name) ?? ""]),
		);
		return hasIdentifier(derived) ? make({ ...person, derived }) : "";
	});
}

/** The beginning of the first interval that last days were drawn from. */
function firstDay({ domains }: SyntheticModel, column: number): number {
	const { grid, values = [] } = domains[column] ?? {};
	const intervals = values.filter((value) => typeof value === "number");
	return grid === undefined || intervals.length === 0 ? 0 : edgesOf(grid, Math.min(...intervals))[0];
}

function earlierDay(first: number, last: string, random: RandomBytes): string {
	const end = Date.parse(`${last}T00:00:00Z`) / DAY_MS;
	return dayText(first + Number(uniformBelow(BigInt(Math.max(1, Math.floor(end - first) + 1)), random)));
}

const line = (cells: readonly string[]) => `${cells.map(csvCell).join(",")}\r\n`;
const names = (fields: readonly Field[]) => fields.map(({ name }) => name);
