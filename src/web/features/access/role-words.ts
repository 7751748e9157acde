import { Role } from "../../../core/access/principal.ts";

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
	administrator: "Everything, tokens and the access log included.",
	marketer: "Imports data, repairs it, builds segments and works with their members.",
	analyst: "Asks questions of the data and changes nothing.",
	viewer: "Sees which segments exist and how large they are; no customer, not even masked.",
};

export const ROLES = Role.options;
