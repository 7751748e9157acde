/** Where the API lies, and the provisioning of people by SCIM 2.0. */
export const API_PREFIX = "/api/v1";
export const SCIM_PREFIX = "/scim/v2";
