/**
 * Tells states apart without telling them: a keyed digest over the canonical JSON of a state (RFC 8785), bound to the
 * workspace and to what it is the state of. Whoever has not the key can test no guess.
 *
 * @param state anything that JSON can hold.
 */
export type StateDigest = (workspaceId: string, what: string, state: unknown) => string;
