/** The head of a Cedar policy, as far as the limits of workspace policies depend on it. */
export interface PolicyShape {
	effect: "permit" | "forbid";
	/** Whom its head names; absent where it names nobody. */
	principal?: { kind: "role" | "team" | "person"; id: string };
	/** Its head names actions or groups, rather than leaving them open. */
	namesActions: boolean;
}
