/** Where a sign-in came from, as the frame hands it over. */
export interface SignInState {
	from?: string;
	reason?: "session-ended" | "signed-out";
}

/** Reads what may be anything: the state of a history entry outlives the code that wrote it. */
export function signInState(state: unknown): SignInState {
	if (typeof state !== "object" || state === null) return {};
	const { from, reason } = state as Record<string, unknown>;
	return {
		...(typeof from === "string" && isOwnPlace(from) ? { from } : {}),
		...(reason === "session-ended" || reason === "signed-out" ? { reason } : {}),
	};
}

/** A path within this app; never another origin, and never the sign-in itself. */
function isOwnPlace(path: string): boolean {
	return /^\/(?![/\\])/.test(path) && !/^\/(?:sign-in|setup)(?:[/?#]|$)/.test(path);
}
