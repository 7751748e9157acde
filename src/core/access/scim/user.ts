import { z } from "zod";
import { SegwardError } from "../../error/segward-error.ts";
import { isObject, keyOf, SCIM_SCHEMAS, type ScimResource, textOf } from "./resource.ts";

/** What a user resource says of a person. */
export interface UserFacts {
	userName: string;
	externalId?: string;
	email: string;
	name: string;
	active: boolean;
}

const Email = z.email().max(254);
const MOST_CHARACTERS = 64_000;
/** Never kept: passwords are not the directory's to set, and the rest is ours to say. */
const NOT_KEPT: ReadonlySet<string> = new Set(["password", "id", "meta", "groups", "schemas"]);
/** Kept and shown; other attributes are accepted and passed over. */
const KEPT: readonly string[] = [
	"externalId",
	"userName",
	"name",
	"displayName",
	"nickName",
	"profileUrl",
	"title",
	"userType",
	"preferredLanguage",
	"locale",
	"timezone",
	"active",
	"emails",
	"phoneNumbers",
	"addresses",
	"roles",
	"entitlements",
	SCIM_SCHEMAS.enterpriseUser,
];

/** The attributes of a user that are kept, under their own names, `active` as a boolean. */
export function keptUser(resource: ScimResource): ScimResource {
	const kept = KEPT.filter((name) => !NOT_KEPT.has(name)).flatMap((name) => {
		const value = resource[keyOf(resource, name)];
		return value === undefined || value === null ? [] : [[name, value] as const];
	});
	const user: ScimResource = Object.fromEntries(kept);
	if (user.active !== undefined) user.active = booleanOf(user.active);
	if (JSON.stringify(user).length > MOST_CHARACTERS) throw wrong("resource", "The user is described too long.");
	return user;
}

/** @throws SegwardError `request-invalid` for a user without a name to sign in with or an e-mail address. */
export function factsOf(user: ScimResource): UserFacts {
	const userName = textOf(user.userName);
	if (userName === undefined || userName.length > 254)
		throw wrong("userName", "userName is needed, at most 254 characters.");
	const email = emailOf(user) ?? userName;
	if (!Email.safeParse(email).success) throw wrong("emails", "An e-mail address is needed, as emails or as userName.");
	const externalId = textOf(user.externalId);
	return {
		userName,
		...(externalId === undefined ? {} : { externalId: externalId.slice(0, 300) }),
		email: email.toLowerCase(),
		name: (textOf(user.displayName) ?? nameOf(user.name) ?? userName).slice(0, 100),
		active: user.active !== false,
	};
}

function emailOf(user: ScimResource): string | undefined {
	const emails = [user.emails ?? []].flat().filter(isObject);
	const chosen = emails.find(({ primary }) => booleanOf(primary) === true) ?? emails.find(({ value }) => textOf(value));
	return textOf(chosen?.value);
}

function nameOf(name: unknown): string | undefined {
	if (!isObject(name)) return undefined;
	const parts = [textOf(name.givenName), textOf(name.familyName)].filter((part) => part !== undefined);
	return textOf(name.formatted) ?? (parts.length === 0 ? undefined : parts.join(" "));
}

/** Some directories write booleans as text. */
function booleanOf(value: unknown): unknown {
	const text = typeof value === "string" ? value.toLowerCase() : value;
	if (text === "true" || text === "false") return text === "true";
	return value;
}

function wrong(path: string, detail: string): SegwardError {
	return new SegwardError("request-invalid", { path, detail });
}
