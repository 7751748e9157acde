import { ERROR_CATALOGUE, ERROR_KINDS, type ErrorCode, type ErrorKind } from "./catalogue.ts";

/** Where the trouble is: a file position, or a path in a document. Never a value. */
export interface ErrorPlace {
	file?: string;
	/** 1-based data row (the header is not a row). */
	row?: number;
	column?: string;
	/** Path in a rule, mapping or request body, such as `rule.all[0].attribute`. */
	path?: string;
}

/** One problem among several, each with its place and, where known, the fix. */
export interface ErrorIssue extends ErrorPlace {
	message: string;
}

export interface ErrorDetails extends ErrorPlace {
	/** One sentence about this occurrence; no row value, secret or policy text. */
	detail?: string;
	/** What to do next. */
	hint?: string;
	issues?: readonly ErrorIssue[];
	/** The act that the policies refused: what to ask them about. */
	refused?: { action: string; resource?: string };
	cause?: unknown;
}

/** The one error class that crosses layers. Anything else that reaches a door becomes `internal`. */
export class SegwardError extends Error {
	readonly code: ErrorCode;
	readonly kind: ErrorKind;
	readonly details: ErrorDetails;

	constructor(code: ErrorCode, details: ErrorDetails = {}) {
		const { cause, ...rest } = details;
		super(details.detail ?? ERROR_CATALOGUE[code].title, cause === undefined ? undefined : { cause });
		this.name = "SegwardError";
		this.code = code;
		this.kind = ERROR_CATALOGUE[code].kind;
		this.details = rest;
	}

	get title(): string {
		return ERROR_CATALOGUE[this.code].title;
	}

	get status(): number {
		return ERROR_KINDS[this.kind].status;
	}

	get exitCode(): number {
		return ERROR_KINDS[this.kind].exitCode;
	}
}
