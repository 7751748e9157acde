import type { FieldType, Label } from "../../catalogue/field.ts";

/** A value that nobody has, for each label: examples of masks never need a customer. */
export const MADE_UP_VALUES: Readonly<Record<Label, { value: string; type: FieldType }>> = {
	"external-id": { value: "C-104233", type: "text" },
	email: { value: "jane.roe@example.com", type: "text" },
	phone: { value: "+44 20 7946 0958", type: "text" },
	name: { value: "Jane Roe", type: "text" },
	address: { value: "SW1A 1AA", type: "text" },
	"birth-date": { value: "1982-03-29", type: "date" },
	"payment-card": { value: "4111 1111 1111 1111", type: "text" },
	iban: { value: "DE89 3704 0044 0532 0130 00", type: "text" },
	"national-id": { value: "123-45-6789", type: "text" },
	"ip-address": { value: "192.0.2.17", type: "text" },
	location: { value: "51.507351, -0.127758", type: "text" },
	"online-id": { value: "jane@example.com", type: "text" },
	"special-category": { value: "Diabetes", type: "text" },
	financial: { value: "2143.50", type: "decimal" },
	behavioural: { value: "gold", type: "text" },
	demographic: { value: "34", type: "integer" },
	minor: { value: "true", type: "boolean" },
	"free-text": { value: "Please call after six", type: "text" },
	secret: { value: "hunter2", type: "text" },
	internal: { value: "batch 7", type: "text" },
};
