/** Passwords that are common or were breached, known without asking anybody. */
export interface BlockedPasswords {
	/** All of them, in lower case. */
	load(): Promise<ReadonlySet<string>>;
}
