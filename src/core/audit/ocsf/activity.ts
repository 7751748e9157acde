/** Which OCSF class and activity an act is. */
export interface OcsfActivity {
	class: "api" | "authentication" | "authorization" | "entity";
	id: number;
	name: string;
}

const LOGON = { class: "authentication", id: 1, name: "Logon" } as const;
const LOGOFF = { class: "authentication", id: 2, name: "Logoff" } as const;

const BY_ACTION: Readonly<Record<string, OcsfActivity>> = {
	"session:set-up": LOGON,
	"session:sign-in": LOGON,
	"session:second-factor": LOGON,
	"session:passkey": LOGON,
	"sign-on:finish": LOGON,
	"device:take-token": LOGON,
	"session:end": LOGOFF,
	"session:end-every": LOGOFF,
	"sign-on:provider-logout": LOGOFF,
	"person:end-sessions": LOGOFF,
	"account:end-session": LOGOFF,
	"account:end-other-sessions": LOGOFF,
	"token:revoke-self": LOGOFF,
	"session:step-up": { class: "authentication", id: 99, name: "Second factor proved anew" },
	"session:use": { class: "authentication", id: 99, name: "Session used" },
	"token:use": { class: "authentication", id: 99, name: "Token used" },
	"provisioning-token:use": { class: "authentication", id: 99, name: "Token used" },
	"break-glass:start": { class: "authorization", id: 1, name: "Assign Privileges" },
};

const entity = (id: number, name: string): OcsfActivity => ({ class: "entity", id, name });
const CREATE = entity(1, "Create");
const UPDATE = entity(3, "Update");
const DELETE = entity(4, "Delete");

const BY_VERB: Readonly<Record<string, OcsfActivity>> = {
	create: CREATE,
	add: CREATE,
	invite: CREATE,
	upload: CREATE,
	apply: UPDATE,
	save: UPDATE,
	set: UPDATE,
	update: UPDATE,
	rename: UPDATE,
	replace: UPDATE,
	patch: UPDATE,
	change: UPDATE,
	approve: UPDATE,
	state: UPDATE,
	allow: UPDATE,
	remove: DELETE,
	revoke: DELETE,
	withdraw: DELETE,
	discard: DELETE,
	erase: DELETE,
	activate: entity(10, "Activate"),
	deactivate: entity(11, "Deactivate"),
	archive: entity(9, "Disable"),
	restore: entity(8, "Enable"),
};

/** What begins so changes nothing. */
const READING = /^(list|show|read|see|preview|members|rows|history|versions|lookup|explain|export|find|diff|compare)/;

/** By the action itself, or else by its verb, so that actions of later releases have a place too. */
export function ocsfActivity(action: string): OcsfActivity {
	const known = Object.hasOwn(BY_ACTION, action) ? BY_ACTION[action] : undefined;
	if (known !== undefined) return known;
	const [, verb = ""] = action.split(":");
	const [first = ""] = verb.split("-");
	if (Object.hasOwn(BY_VERB, first)) return BY_VERB[first] as OcsfActivity;
	return READING.test(verb) ? { class: "api", id: 2, name: "Read" } : { class: "api", id: 99, name: action };
}
