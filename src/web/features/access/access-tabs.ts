import type { AreaTab } from "../../design/area-tabs.tsx";

/** The screens of the Access area, in the order of their tabs. */
export const ACCESS_TABS: readonly AreaTab[] = [
	{ path: "/access", label: "You", action: "me:show" },
	{ path: "/access/account", label: "Your account", action: "account:show" },
	{ path: "/access/people", label: "People", action: "person:list" },
	{ path: "/access/roles", label: "Roles", action: "role:list" },
	{ path: "/access/workspaces", label: "Workspaces", action: "workspace:list" },
	{ path: "/access/tokens", label: "Tokens", action: "token:list" },
	{ path: "/access/sign-on", label: "Sign-on", action: "identity-provider:list" },
];
