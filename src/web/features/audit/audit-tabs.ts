import type { AreaTab } from "../../design/area-tabs.tsx";

/** The screens of the Audit area, in the order of their tabs. */
export const AUDIT_TABS: readonly AreaTab[] = [
	{ path: "/audit", label: "Timeline", action: "audit:list" },
	{ path: "/audit/reviews", label: "Reviews", action: "audit-review:list" },
	{ path: "/audit/alerts", label: "Alerts", action: "alert:list" },
	{ path: "/audit/detections", label: "Detections", action: "detection:list" },
	{ path: "/audit/settings", label: "Anchors and forwarding", action: "audit-target:list" },
];
