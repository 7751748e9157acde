import { describe, expect, it } from "vitest";
import { lexicon, wordsOfName } from "./column-name.ts";

describe("words of a column name", () => {
	it.each([
		["EmailAddress", ["email", "address"]],
		["customer_id", ["customer", "id"]],
		["IPAddress", ["ip", "address"]],
		["Date of Birth", ["date", "of", "birth"]],
		["CVV2", ["cvv", "2"]],
		["prénom", ["prenom"]],
		["Straße", ["strasse"]],
		["hasło", ["haslo"]],
		["дата-рождения", ["дата", "рождения"]],
		["生年月日", ["生年月日"]],
		["  ", []],
	])("of %s", (name, words) => expect(wordsOfName(name)).toEqual(words));
});

describe("a lexicon", () => {
	const matches = (name: string, ...phrases: string[]) => lexicon(...phrases)(wordsOfName(name));

	it("finds phrases as words in a row or written as one", () => {
		expect(matches("customer first name", "first name")).toBe(true);
		expect(matches("FIRSTNAME", "first name")).toBe(true);
		expect(matches("customerFirstname", "first name")).toBe(true);
		expect(matches("name first", "first name")).toBe(false);
	});

	it("does not find words inside other words unless asked to", () => {
		expect(matches("secretary", "secret")).toBe(false);
		expect(matches("Telefonnummer", "telefon")).toBe(false);
		expect(matches("Telefonnummer", "telefon*")).toBe(true);
		expect(matches("Kundenemail", "*email")).toBe(true);
	});

	it("ignores accents and case", () => expect(matches("CONTRASEÑA", "contraseña")).toBe(true));
});
