import type { Label } from "../catalogue/field.ts";
import type { ValueFormat } from "./mapping.ts";

const FORMATS: readonly (readonly [Label, ValueFormat])[] = [
	["email", "email"],
	["phone", "phone"],
	["iban", "iban"],
	["payment-card", "payment-card"],
	["national-id", "national-id"],
	["ip-address", "ip-address"],
	["birth-date", "birth-date"],
	["name", "person-name"],
	["address", "address"],
];

/** The format under which identifiers with these labels are matched; undefined: as written. */
export function identifierFormat(labels: readonly Label[]): ValueFormat | undefined {
	return FORMATS.find(([label]) => labels.includes(label))?.[1];
}
