/** The only source of "now". */
export interface Clock {
	/** The current instant, milliseconds since 1970-01-01T00:00:00Z. */
	now(): number;
}
