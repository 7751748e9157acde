import type { AreaTab } from "../../design/area-tabs.tsx";

/** The screens of the Privacy area, in the order of their tabs. */
export const PRIVACY_TABS: readonly AreaTab[] = [
	{ path: "/privacy", label: "Masks", action: "mask:list" },
	{ path: "/privacy/budget", label: "Budget", action: "size-budget:show" },
	{ path: "/privacy/extracts", label: "Extracts", action: "extract:list" },
	{ path: "/privacy/synthetic", label: "Synthetic rows", action: "synthetic:make" },
];
