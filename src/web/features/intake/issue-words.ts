import type { ImportKind } from "../../../core/intake/import-record.ts";

const PLAIN: readonly (readonly [string, Record<ImportKind, string>])[] = [
	[
		"Exactly one column has the role external-id",
		{
			customers:
				"Choose the one column that tells customers apart as “Customer id”. Without such a column, turn on “Ids from row numbers” under “How the file is read”.",
			events: "Choose the one column that tells whose event it is as “Customer id”.",
		},
	],
	[
		"Events need a column with the role time",
		{ customers: "", events: "Choose the column that tells when it happened as “Time of the event”." },
	],
	[
		"Events need a column with the role event-name",
		{
			customers: "",
			events:
				"Choose the column that tells what happened as “Name of the event”, or give all events one name under “How the file is read”.",
		},
	],
];

/** A problem of a mapping in the words of the screen, where those of the document would not help. */
export function plainIssue(message: string, kind: ImportKind): string {
	const plain = PLAIN.find(([start]) => message.startsWith(start));
	return plain?.[1][kind] || message;
}

const PLAIN_WORDS: readonly (readonly [string, string])[] = [
	["set options.dateOrder", "choose the order of dates under “How the file is read”"],
	["need options.defaultCountry", "need a country, to be chosen under “How the file is read”"],
	[
		"better name the column with the role external-id",
		"better choose the column that tells them apart as “Customer id”",
	],
	["name the one that does with the role external-id", "choose the one that does as “Customer id”"],
	["name the one that does with the role time", "choose the one that does as “Time of the event”"],
];

/** A note or warning of a proposal in the words of the screen. */
export function plainNote(note: string): string {
	return PLAIN_WORDS.reduce((text, [words, plain]) => text.replace(words, plain), note);
}
