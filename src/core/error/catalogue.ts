/**
 * Every error Segward can answer with: `code → kind, title`.
 *
 * `kind` decides the HTTP status and the CLI exit code; `title` is the human sentence.
 * Neither ever contains a row value, a secret or policy text.
 */
export const ERROR_KINDS = {
	invalid: { status: 400, exitCode: 2 },
	unauthenticated: { status: 401, exitCode: 1 },
	forbidden: { status: 403, exitCode: 1 },
	missing: { status: 404, exitCode: 1 },
	methodNotAllowed: { status: 405, exitCode: 1 },
	conflict: { status: 409, exitCode: 1 },
	tooLarge: { status: 413, exitCode: 1 },
	unsupported: { status: 415, exitCode: 1 },
	unprocessable: { status: 422, exitCode: 1 },
	limited: { status: 429, exitCode: 1 },
	cancelled: { status: 499, exitCode: 1 },
	internal: { status: 500, exitCode: 1 },
	unavailable: { status: 503, exitCode: 1 },
} as const;

export type ErrorKind = keyof typeof ERROR_KINDS;

export const ERROR_CATALOGUE = {
	"request-invalid": { kind: "invalid", title: "The request does not have the expected shape." },
	"rule-invalid": { kind: "unprocessable", title: "The rule cannot be used as written." },
	"segment-file-invalid": { kind: "unprocessable", title: "The segment file cannot be read." },
	"distribution-refused": { kind: "unprocessable", title: "The distribution of this field is not shown." },
	"mapping-invalid": { kind: "unprocessable", title: "The mapping cannot be used as written." },
	"mapping-mismatch": { kind: "unprocessable", title: "The mapping does not fit the columns of this file." },
	"file-empty": { kind: "unprocessable", title: "The file has no rows." },
	"file-truncated": { kind: "unprocessable", title: "The file ends before its content does." },
	"file-malformed": { kind: "unprocessable", title: "The file is damaged or not of the stated format." },
	"file-binary": { kind: "unprocessable", title: "The file is not text in a known encoding." },
	"file-changed": { kind: "conflict", title: "The file changed while it was being read." },
	"file-bomb": { kind: "tooLarge", title: "The compressed file expands beyond the allowed ratio." },
	"file-too-large": { kind: "tooLarge", title: "The file is larger than this installation allows." },
	"row-too-large": { kind: "tooLarge", title: "A single row is larger than this installation allows." },
	"format-unsupported": { kind: "unsupported", title: "This file format is not supported." },
	"field-refused": {
		kind: "unprocessable",
		title: "A column holds passwords or secrets, which Segward refuses to store.",
	},
	"media-type-unsupported": { kind: "unsupported", title: "This address does not take a body of this media type." },
	"body-too-large": { kind: "tooLarge", title: "The request body is larger than allowed." },
	"token-missing": { kind: "unauthenticated", title: "This request needs an API token or a signed-in session." },
	"token-invalid": { kind: "unauthenticated", title: "The API token is unknown, expired or revoked." },
	"sign-in-refused": { kind: "unauthenticated", title: "The e-mail address or the password is wrong." },
	"code-refused": { kind: "unauthenticated", title: "The code is wrong, too old, or was used before." },
	"session-ended": { kind: "unauthenticated", title: "The session has ended; sign in again." },
	"second-factor-missing": { kind: "unauthenticated", title: "The sign-in still needs its second factor." },
	"setup-link-refused": { kind: "unauthenticated", title: "The one-time link is wrong, too old, or was used before." },
	"setup-done": { kind: "conflict", title: "This installation has an administrator already." },
	"password-refused": { kind: "unprocessable", title: "This password cannot be used." },
	"origin-refused": { kind: "forbidden", title: "This request comes from a page of another site." },
	"action-forbidden": { kind: "forbidden", title: "Your role does not permit this action." },
	"not-found": { kind: "missing", title: "There is nothing here under this name." },
	"method-not-allowed": { kind: "methodNotAllowed", title: "This address does not answer this method." },
	"name-taken": { kind: "conflict", title: "This name is already in use." },
	"in-use": { kind: "conflict", title: "Something else still depends on this." },
	"state-conflict": { kind: "conflict", title: "This is not possible in the current state." },
	"idempotency-conflict": { kind: "conflict", title: "This idempotency key was used for a different request." },
	"rate-limited": { kind: "limited", title: "Too many requests; wait and try again." },
	cancelled: { kind: "cancelled", title: "The work was cancelled; nothing was changed." },
	"query-too-large": { kind: "unprocessable", title: "This query needs more memory or time than is allowed." },
	"audit-unavailable": {
		kind: "unavailable",
		title: "The access log cannot be written, so nothing is shown or changed.",
	},
	"engine-unavailable": { kind: "unavailable", title: "The query engine does not answer." },
	"storage-full": { kind: "unavailable", title: "The disk is full; nothing was changed." },
	"address-unavailable": { kind: "unavailable", title: "The server cannot listen at this address." },
	"data-locked": { kind: "unavailable", title: "Another Segward process has this data directory open." },
	"key-missing": { kind: "unavailable", title: "The master key was not found." },
	"key-wrong": { kind: "unavailable", title: "The master key does not open this data directory; nothing was changed." },
	"keyring-damaged": { kind: "unavailable", title: "The keyring file is damaged or was altered; nothing was opened." },
	"data-newer": { kind: "unavailable", title: "The data was written by a newer Segward; nothing was changed." },
	"key-exposed": { kind: "unavailable", title: "The master key file can be read by others; nothing was opened." },
	interrupted: { kind: "unavailable", title: "Segward stopped while this was running; nothing of it was kept." },
	"connection-failed": { kind: "unavailable", title: "The server cannot be reached." },
	"usage-invalid": { kind: "invalid", title: "The command was not understood." },
	internal: { kind: "internal", title: "Something went wrong inside Segward; the details are in the server log." },
} as const satisfies Record<string, { kind: ErrorKind; title: string }>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
