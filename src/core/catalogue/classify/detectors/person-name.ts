import { lexicon } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";
import { holdsGivenName } from "../given-names.ts";
import { aboutThings, tellsAbout } from "../name-meaning.ts";

const clear = lexicon(
	"first name, given name, fore name, forename, last name, sur name, family name, full name, middle name, middle initial",
	"*maiden*, mothers maiden, fname, lname, customer name, client name, contact name, person name, cardholder*, card holder",
	"contact person, recipient, guardian, beneficiary, vorname*, nachname*, familienname, kundenname, ansprechpartner, prenom*",
	"nom de famille, nom client, nom complet, nom, nombre*, apellido*, nome, nome completo, cognome*, sobrenome*, apelido, voornaam",
	"achternaam, naam, tussenvoegsel, imie, nazwisko, etunimi, sukunimi, fornavn, etternavn, efternamn, fornamn, jmeno, prijmeni",
	"soyad*, имя, фамилия, фио, отчество, 氏名, 姓名, *名前, 姓, 名, *이름*, 성명, *الاسم*, ονομα, ονοματεπωνυμο, επωνυμο, שם*",
	"employee name, patient name, student name, member name, user full name, account holder, kontoinhaber, emergency contact",
);
const bare = lexicon("name, names, ad, person, contact, customer, kunde, client, cliente, klant");
const notPeople = lexicon(
	"user name, username, nick name, nickname, screen name, log in, column name, field name, namespace, nameset",
);

/** Up to five words of letters, as names are written in any script; no digits, no sentence. */
const shape =
	/^(?:\p{Lu}|\p{Lo}|['’])[\p{L}\p{M}'’.-]*(?:[ ,・]+(?:[\p{Lu}\p{Lo}'’]|de|da|do|dos|das|del|della|di|du|van|von|der|den|ten|ter|zu|bin|al|el|la|le|y|e)[\p{L}\p{M}'’.-]*){0,4}$/u;

const looksLikeName = (value: string) => value.length <= 60 && shape.test(value);

/** `name`, `name1`, `name_2`: nothing says whose. */
const isNameAlone = (words: readonly string[]) =>
	words[0] === "name" && words.slice(1).every((word) => /^\d+$/.test(word));

export const personName: Detector = {
	label: "name",
	detect: (column) => {
		const { words } = column;
		const things = aboutThings(words) || notPeople(words);
		const meta = tellsAbout(words);
		const shaped = column.share(looksLikeName);
		const known = column.share((value) => looksLikeName(value) && holdsGivenName(value));
		const severalWords = column.share((value) => looksLikeName(value) && /[ ,]/.test(value));
		if (clear(words) && !things && !meta) {
			const lowerCase = column.share((value) => /^[\p{L}\p{M}'’ .-]{1,60}$/u.test(value));
			return weigh(column, {
				named: 1,
				fitting: Math.max(shaped, lowerCase),
				proof: 0,
				what: "names of people",
				format: "person-name",
			});
		}
		// A bare "name" may name anything: the values must hold given names too.
		const proof = things ? 0.3 : bare(words) ? 1 : severalWords > 0.5 ? 0.9 : 0.8;
		const people = column.values.length < 3 || known < 0.2 ? known : Math.min(shaped, 0.4 + known);
		// In doubt about several capitalised words under a bare "name", the side of the person is the safe one.
		const doubtful =
			isNameAlone(words) && severalWords >= 0.5 && column.distinctShare > 0.3 ? Math.min(shaped, 0.6) : 0;
		// Given names are many: one well-known in ten, among capitalised words that seldom repeat, is what names look like.
		const namelike = !things && known >= 0.1 && shaped >= 0.95 && column.distinctShare > 0.5 ? 0.7 : 0;
		const fitting =
			column.distinctCount > 3 || column.values.length < 10 ? Math.max(people, doubtful, namelike) : people / 2;
		return weigh(column, {
			named: bare(words) && !things && !meta ? (isNameAlone(words) ? 0.8 : 0.3) : 0,
			fitting,
			proof,
			what: "names of people",
			format: "person-name",
		});
	},
};
