import { Role } from "../../../core/access/role.ts";

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
	administrator: "Manages people, roles and tokens; sees no customer.",
	operator: "Keeps the installation running; sees no customer.",
	"privacy-officer": "Says what may be done with which field, and reads the access log.",
	"security-auditor": "Reads the access log and who may do what; sees no customer.",
	"partner-manager": "Looks after those who receive releases; sees no customer.",
	approver: "Looks at what others built and lets it through, or not.",
	marketer: "Imports data, repairs it, builds segments and works with their members.",
	analyst: "Asks questions of the data and changes nothing.",
	viewer: "Sees which segments exist and how large they are; no customer, not even masked.",
};

export const ROLES = Role.options;
