import { z } from "zod";

/** What a value must look like beyond its type; identifiers and attributes may name one. */
export const ValueFormat = z.enum([
	"email",
	"phone",
	"country",
	"postal-code",
	"iban",
	"payment-card",
	"national-id",
	"ip-address",
	"url",
	"person-name",
	"address",
	"birth-date",
	"money",
]);
export type ValueFormat = z.infer<typeof ValueFormat>;
