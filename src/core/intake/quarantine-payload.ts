import { z } from "zod";
import type { Cell, RawRow } from "./raw-row.ts";

/** Tags of the cell kinds that JSON does not have. */
type Tagged = { $bigint: string } | { $date: number } | { $absent: true } | { $object: unknown };

const FaultReason = z.enum(["row-malformed", "row-too-short", "row-too-long", "row-too-large", "row-encoding"]);
const Payload = z.strictObject({
	cells: z.array(z.unknown()),
	fault: z.strictObject({ reason: FaultReason, column: z.string().optional() }).optional(),
});

/** Text of a quarantined row, to be sealed; `decodeQuarantined` gives the same row back. */
export function encodeQuarantined(row: RawRow): string {
	return JSON.stringify({ cells: Array.from(row.cells, encodeCell), fault: row.fault });
}

/** @throws SyntaxError or ZodError when the text is not one that `encodeQuarantined` wrote. */
export function decodeQuarantined(rowNo: number, payload: string): RawRow {
	const { cells, fault } = Payload.parse(JSON.parse(payload));
	return { rowNo, cells: cells.map(decodeCell), ...(fault === undefined ? {} : { fault }) };
}

function encodeCell(cell: Cell | undefined): unknown {
	if (cell === undefined) return { $absent: true } satisfies Tagged;
	if (typeof cell === "bigint") return { $bigint: cell.toString() } satisfies Tagged;
	if (cell instanceof Date) return { $date: cell.getTime() } satisfies Tagged;
	if (Array.isArray(cell)) return cell.map(encodeCell);
	if (typeof cell !== "object" || cell === null) return cell;
	return { $object: Object.entries(cell).map(([key, value]) => [key, encodeCell(value)]) } satisfies Tagged;
}

function decodeCell(value: unknown): Cell | undefined {
	if (Array.isArray(value)) return value.map((item) => decodeCell(item) ?? null);
	if (typeof value !== "object" || value === null) return value as Cell;
	const tagged = value as Record<string, unknown>;
	if (typeof tagged.$bigint === "string") return BigInt(tagged.$bigint);
	if (typeof tagged.$date === "number") return new Date(tagged.$date);
	if (!Array.isArray(tagged.$object)) return undefined;
	const entries = tagged.$object as [string, unknown][];
	return Object.fromEntries(entries.map(([key, item]) => [key, decodeCell(item) ?? null]));
}
