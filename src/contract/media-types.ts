/** RFC 9457. */
export const PROBLEM_MEDIA_TYPE = "application/problem+json";
/** RFC 7644 §3.1. */
export const SCIM_MEDIA_TYPE = "application/scim+json";
