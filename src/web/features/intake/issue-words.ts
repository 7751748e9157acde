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
