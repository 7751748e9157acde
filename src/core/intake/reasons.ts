/**
 * Every reason for which a row goes to quarantine: `code → sentence, next step`.
 * Neither ever contains a value of the row.
 */
export const QUARANTINE_REASONS = {
	"row-malformed": {
		title: "The row cannot be read.",
		fix: "Correct the row in the source; quotes must be doubled inside quoted cells.",
	},
	"row-too-short": {
		title: "The row has fewer cells than there are columns.",
		fix: "Look for a missing delimiter or a line break inside an unquoted cell.",
	},
	"row-too-long": {
		title: "The row has more cells than there are columns.",
		fix: "Quote cells that contain the delimiter.",
	},
	"row-too-large": {
		title: "The row is larger than allowed.",
		fix: "Shorten its texts, or look for a quote that is never closed.",
	},
	"row-encoding": {
		title: "The row holds bytes that are not text in the file's encoding.",
		fix: "Save the file as UTF-8, or state the encoding in the mapping.",
	},
	"external-id-missing": { title: "The external id is missing.", fix: "Give every row the id of its customer." },
	"external-id-invalid": {
		title: "The external id is too long, not plain text, or not the whole number that it should be.",
		fix: "Ids have at most 512 characters, on one line.",
	},
	"external-id-repeated": {
		title: "Another row of this file has the same external id.",
		fix: "Keep one row for each customer.",
	},
	"customer-unknown": {
		title: "No customer has this external id.",
		fix: "Import the customers first, or let the mapping create unknown customers.",
	},
	"time-missing": { title: "The event has no time.", fix: "Give every event a time." },
	"event-name-missing": {
		title: "The event has no name.",
		fix: "Give every event a name, or state one name in the mapping.",
	},
	"event-name-invalid": {
		title: "The event name is too long or not plain text.",
		fix: "Names have at most 200 characters, on one line.",
	},
	"message-id-invalid": {
		title: "The message id is too long or not plain text.",
		fix: "Ids have at most 512 characters, on one line.",
	},
	"value-missing": { title: "A required value is missing.", fix: "Fill it in, or take `required` out of the mapping." },
	"value-nested": {
		title: "A single value was expected, and the cell holds a list or an object.",
		fix: "Map one of its parts, or use the type text-list.",
	},
	"integer-invalid": {
		title: "This is not a whole number.",
		fix: "Check the column's type, and decimalSeparator for thousands separators.",
	},
	"decimal-invalid": { title: "This is not a decimal number.", fix: "Check the column's type and decimalSeparator." },
	"decimal-too-precise": {
		title: "More than six places after the decimal point.",
		fix: "Round in the source, or use the type float.",
	},
	"float-invalid": { title: "This is not a number.", fix: "Check the column's type and decimalSeparator." },
	"number-out-of-range": {
		title: "The number is too large for its type.",
		fix: "Integers have 64 bits, decimals 12 digits before the point.",
	},
	"boolean-invalid": { title: "This is neither yes nor no.", fix: "Use true/false, yes/no, y/n, on/off or 1/0." },
	"date-invalid": {
		title: "This is not a date, or the day does not exist.",
		fix: "Write dates as YYYY-MM-DD, or state dateOrder.",
	},
	"date-order-unknown": {
		title: "Day and month cannot be told apart.",
		fix: "State dateOrder (dmy or mdy) in the mapping.",
	},
	"date-two-digit-year": { title: "The year has two digits only.", fix: "Write years with four digits." },
	"date-out-of-range": { title: "The date lies before 1900 or after 2299.", fix: "Correct the date." },
	"timestamp-invalid": {
		title: "This is not a time, or it does not exist.",
		fix: "Write times as YYYY-MM-DDThh:mm:ssZ, or state dateOrder.",
	},
	"list-invalid": {
		title: "This is not a list of texts.",
		fix: 'Write lists as JSON: ["a", "b"]; at most 1,000 items.',
	},
	"text-too-long": { title: "The text is longer than allowed.", fix: "Shorten it, or raise maxLength in the mapping." },
	"value-not-allowed": {
		title: "The value is not among the allowed ones.",
		fix: "Correct it, or extend `allowed` in the mapping.",
	},
	"value-too-small": {
		title: "The value lies below the stated minimum.",
		fix: "Correct it, or change `min` in the mapping.",
	},
	"value-too-large": {
		title: "The value lies above the stated maximum.",
		fix: "Correct it, or change `max` in the mapping.",
	},
	"control-character": { title: "The text holds control characters.", fix: "Remove them in the source." },
	"bidi-character": {
		title: "The text holds characters that reverse the reading direction.",
		fix: "Remove them in the source.",
	},
	"invisible-character": {
		title: "The text holds invisible characters.",
		fix: "Remove zero-width and other invisible characters in the source.",
	},
	"unicode-invalid": {
		title: "The text holds halves of characters or code points that are no characters.",
		fix: "Save the source as UTF-8.",
	},
	"active-formula": {
		title: "A spreadsheet would run this text as a formula.",
		fix: "Correct it, or set activeContent: keep-as-text.",
	},
	"active-markup": { title: "The text holds HTML or script.", fix: "Correct it, or set activeContent: keep-as-text." },
	"identifier-in-text": {
		title: "The text holds an e-mail address, which belongs in the vault.",
		fix: "Map the column as an identifier, or label it free-text so that addresses are taken out; event names hold none.",
	},
	"email-invalid": { title: "This is not an e-mail address.", fix: "Correct the address." },
	"phone-invalid": {
		title: "This is not a phone number.",
		fix: "Write it as +44…, or state defaultCountry or countryColumn.",
	},
	"country-invalid": { title: "This is not a country.", fix: "Use ISO 3166-1 codes or English names." },
	"postal-code-invalid": {
		title: "This is not a postal code of its country.",
		fix: "Correct it, or state defaultCountry or countryColumn.",
	},
	"iban-invalid": { title: "This is not an IBAN.", fix: "Correct the account number; its checksum does not hold." },
	"payment-card-invalid": {
		title: "This is not a card number.",
		fix: "Correct the number; its checksum does not hold.",
	},
	"national-id-invalid": { title: "This is not a national id with a valid checksum.", fix: "Correct the number." },
	"ip-address-invalid": { title: "This is not an IP address.", fix: "Correct the address." },
	"url-invalid": { title: "This is not a web address.", fix: "Write it with https://." },
	"birth-date-invalid": { title: "This is not a date of birth.", fix: "Write it as YYYY-MM-DD, or state dateOrder." },
	"name-invalid": { title: "This is not a person's name.", fix: "Names have letters and at most 200 characters." },
	"address-invalid": { title: "This is not an address.", fix: "Addresses have at most 500 characters." },
} as const satisfies Record<string, { title: string; fix: string }>;

export type QuarantineReason = keyof typeof QUARANTINE_REASONS;
