/** Acts whose answers hold customers, masked or not. */
export const SHOWS_CUSTOMERS = ["segment:members", "segment:lookup", "customer:*", "quarantine:rows", "extract:*"];

/** Acts that tell something of customers, be it a number. */
export const TOUCHES_CUSTOMERS = [...SHOWS_CUSTOMERS, "segment:preview", "segment:overlap", "field:distribution"];

/** With which a sign-in of a person is complete. */
export const SIGNS_IN = ["session:second-factor", "session:passkey", "sign-on:finish"];
