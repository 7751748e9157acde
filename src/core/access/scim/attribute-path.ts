import { SegwardError } from "../../error/segward-error.ts";
import { SCIM_SCHEMAS } from "./resource.ts";

/** Where a change lies: `name.givenName`, `emails[type eq "work"].value`, `urn:…:User:department`. */
export interface AttributePath {
	/** URN of an extension; absent for attributes of the resource itself. */
	extension?: string;
	attribute: string;
	/** Which values of a list. */
	filter?: string;
	sub?: string;
}

const PATH =
	/^(?:(urn:[A-Za-z0-9.:_-]{1,200}):)?([A-Za-z$][A-Za-z0-9_$-]{0,99})(?:\[(.{1,500})\])?(?:\.([A-Za-z$][A-Za-z0-9_$-]{0,99}))?$/;
const OF_THE_RESOURCE: readonly string[] = [SCIM_SCHEMAS.user, SCIM_SCHEMAS.group].map((one) => one.toLowerCase());

/** @throws SegwardError `patch-invalid`. */
export function parseAttributePath(text: string): AttributePath {
	const [, urn, attribute, filter, sub] = PATH.exec(text.trim()) ?? [];
	if (attribute === undefined) throw new SegwardError("patch-invalid", { detail: "The path names no attribute." });
	const extension = urn === undefined || OF_THE_RESOURCE.includes(urn.toLowerCase()) ? undefined : urn;
	return { extension, attribute, filter, sub };
}
