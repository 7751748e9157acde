import { describe, expect, it } from "vitest";
import { createValueFormats } from "./value-formats.ts";

const formats = createValueFormats();

describe("e-mail addresses", () => {
	it.each([
		["Anna.Meier@Example.COM", "Anna.Meier@example.com"],
		["o'brien+news@mail.co.uk", "o'brien+news@mail.co.uk"],
		["josé@exämple.de", "josé@exämple.de"],
	])("accepts %s and lowers only the domain", (text, expected) => expect(formats.email(text)).toBe(expected));
	it.each([
		"anna",
		"@example.com",
		"anna@",
		"anna@example",
		"a b@example.com",
		"a@b..com",
		`${"x".repeat(65)}@example.com`,
		`a@${"x".repeat(250)}.com`,
		"Anna <anna@example.com>",
	])("refuses %s", (text) => expect(formats.email(text)).toBeNull());
});

describe("postal codes", () => {
	it.each([
		["SW1A 1AA", "GB", "SW1A 1AA"],
		["sw1a  1aa", "gb", "SW1A 1AA"],
		["80331", "DE", "80331"],
		["00-950", "PL", "00-950"],
		["1012 AB", "NL", "1012 AB"],
		["K1A 0B1", "CA", "K1A 0B1"],
		["01310-100", "BR", "01310-100"],
		["94105-1234", "US", "94105-1234"],
		["5000-047", "PT", "5000-047"],
		["123-4567", "JP", "123-4567"],
	])("accepts %s in %s", (text, country, expected) => expect(formats.postalCode(text, country)).toBe(expected));
	it.each([
		["8033", "DE"],
		["SW1A", "GB"],
		["ABCDE", "US"],
		["12345", "PT"],
		["none", undefined],
		["'; DROP TABLE", undefined],
	])("refuses %s in %s", (text, country) => expect(formats.postalCode(text, country)).toBeNull());
	it("accepts any country's form where the country is not known", () =>
		expect(formats.postalCode("3910")).toBe("3910"));
});

describe("IBANs", () => {
	it.each([
		["GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"],
		["de89370400440532013000", "DE89370400440532013000"],
		["FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606"],
		["NL91ABNA0417164300", "NL91ABNA0417164300"],
	])("accepts %s", (text, expected) => expect(formats.iban(text)).toBe(expected));
	it.each(["DE88370400440532013000", "GB82WEST", "XX8937040044053201", "", "DE"])("refuses %s", (text) =>
		expect(formats.iban(text)).toBeNull(),
	);
});

describe("payment cards", () => {
	it.each([
		["4111 1111 1111 1111", "4111111111111111"],
		["5555-5555-5555-4444", "5555555555554444"],
		["378282246310005", "378282246310005"],
		["6011111111111117", "6011111111111117"],
	])("accepts %s", (text, expected) => expect(formats.paymentCard(text)).toBe(expected));
	it.each(["4111111111111112", "5.54563E+15", "1234567890123452", "411111111111", "4111-1111", "card"])(
		"refuses %s",
		(text) => expect(formats.paymentCard(text)).toBeNull(),
	);
});

describe("national ids", () => {
	it.each([
		["RSSMRA85T10A562S", "it.codicefiscale"],
		["12345678Z", "es.dni"],
		["X1234567L", "es.nie"],
		["44051401359", "pl.pesel"],
		["111.444.777-35", "br.cpf"],
		["943 476 5919", "gb.nhs"],
		["AB 12 34 56 C", "gb.nino"],
		["756.9217.0769.85", "ch.ssn"],
		["131052-308T", "fi.hetu"],
		["111222333", "nl.bsn"],
		["276-26-8143", "us.ssn"],
		["8001015009087", "za.idnr"],
	])("knows %s as %s", (text, kind) => expect(formats.nationalId(text)?.kind).toBe(kind));
	it.each(["RSSMRA85T10A562T", "12345678A", "44051401358", "QQ123456C", "000-12-3456", "2010-12-01", "order 17", ""])(
		"refuses %s",
		(text) => expect(formats.nationalId(text)).toBeNull(),
	);
});

describe("countries", () => {
	it.each([
		["DE", "DE"],
		["deu", "DE"],
		["Germany", "DE"],
		["Deutschland", "DE"],
		["EIRE", "IE"],
		["USA", "US"],
		["United-States", "US"],
		["UK", "GB"],
		["Scotland", "GB"],
		["RSA", "ZA"],
		["Côte d'Ivoire", "CI"],
		["the Netherlands", "NL"],
	])("reads %s as %s", (text, code) => expect(formats.country(text)).toBe(code));
	it.each(["Channel Islands", "European Community", "Unspecified", "Atlantis", "ZZ", ""])(
		"does not guess at %s",
		(text) => expect(formats.country(text)).toBeNull(),
	);
});

describe("IP addresses and URLs", () => {
	it.each([
		["192.0.2.1", "192.0.2.1"],
		["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
		["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
	])("reads %s as %s", (text, expected) => expect(formats.ipAddress(text)).toBe(expected));
	it.each(["256.1.1.1", "1.2.3", "fe80::1%eth0", "12:34:56", "localhost"])("refuses the address %s", (text) =>
		expect(formats.ipAddress(text)).toBeNull(),
	);
	it.each([
		["HTTPS://Example.com/a?b=1", "https://example.com/a?b=1"],
		["http://my_shop.example.com/", "http://my_shop.example.com/"],
	])("reads %s as %s", (text, expected) => expect(formats.url(text)).toBe(expected));
	it.each(["javascript:alert(1)", "ftp://example.com", "example.com", "http://", "https://exa mple.com"])(
		"refuses the URL %s",
		(text) => expect(formats.url(text)).toBeNull(),
	);
});
