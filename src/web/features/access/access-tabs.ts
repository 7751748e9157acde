export interface AccessTab {
	path: string;
	label: string;
	/** Cedar action without which the screen is of no use to its visitor. */
	action: string;
}

/** The screens of the Access area, in the order of their tabs. */
export const ACCESS_TABS: readonly AccessTab[] = [
	{ path: "/access", label: "You", action: "me:show" },
	{ path: "/access/tokens", label: "Tokens", action: "token:list" },
];
