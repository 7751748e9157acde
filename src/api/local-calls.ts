/** Network address that calls from the same process carry; no remote caller can have it. */
export const LOCAL_ADDRESS = "local";

/** Names the call of this process that a request belongs to: an injected request has no connection to hang up. */
export const LOCAL_CALL_HEADER = "x-segward-local-call";

/** Calls in flight that were made from this process, with the signal that aborts each. */
export type LocalCalls = Map<string, AbortSignal>;
