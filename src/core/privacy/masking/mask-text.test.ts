import { expect, it } from "vitest";
import { Mask } from "./mask.ts";
import { maskFromText, maskText } from "./mask-text.ts";

it.each([
	"redact",
	"last:2",
	"card",
	"card:6",
	"year, bucket:10",
	"month",
	"age-band:5",
	"network:24/48, pseudonym",
	"place:0",
	"significant:2",
	"bands:0/10/100",
	"noise:2.5, significant:1",
	"substitute:letters",
	"hash",
])("reads and writes %s", (text) => expect(maskText(Mask.parse(maskFromText(text)))).toBe(text));

it.each(["", "rot13", "last", "last:9", "bands:3/2", "redact, year", "email:3", "network:8/8"])(
	"leaves %s to be refused",
	(text) => expect(Mask.safeParse(maskFromText(text)).success).toBe(false),
);
