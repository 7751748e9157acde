/** The head of a Cedar policy, as far as the limits of workspace policies depend on it. */
export interface PolicyShape {
	effect: "permit" | "forbid";
	/** Whom its head names; absent where it names nobody. */
	principal?: { kind: "role" | "team" | "person"; id: string };
	/** Actions and groups that its head names; absent where it leaves them open. */
	actions?: string[];
}
