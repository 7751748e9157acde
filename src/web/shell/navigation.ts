import {
	IconBooks,
	IconEyeOff,
	IconFileImport,
	IconHeartbeat,
	IconHome,
	IconKey,
	IconListSearch,
	IconSchool,
	IconUserSearch,
	IconUsersGroup,
} from "@tabler/icons-react";
import type { ComponentType } from "react";

export interface NavigationItem {
	area: string;
	label: string;
	path: string;
	icon: ComponentType<{ size?: number | string; "aria-hidden"?: boolean }>;
	/** Cedar action without which the area is of no use to its visitor. */
	action: string;
}

/** The areas of the house that have screens in this release, in the order of the main job. */
export const NAVIGATION: readonly NavigationItem[] = [
	{ area: "home", label: "Home", path: "/", icon: IconHome, action: "me:show" },
	{ area: "intake", label: "Imports", path: "/imports", icon: IconFileImport, action: "import:list" },
	{ area: "catalogue", label: "Catalogue", path: "/catalogue", icon: IconBooks, action: "field:list" },
	{ area: "segments", label: "Segments", path: "/segments", icon: IconUsersGroup, action: "segment:list" },
	{ area: "customers", label: "Customers", path: "/customers", icon: IconUserSearch, action: "customer:view" },
	{ area: "privacy", label: "Privacy", path: "/privacy", icon: IconEyeOff, action: "mask:list" },
	{ area: "training", label: "Training", path: "/training", icon: IconSchool, action: "training:show" },
	{ area: "access", label: "Access", path: "/access", icon: IconKey, action: "me:show" },
	{ area: "audit", label: "Audit", path: "/audit", icon: IconListSearch, action: "audit:list" },
	{ area: "stewardship", label: "Stewardship", path: "/stewardship", icon: IconHeartbeat, action: "status:show" },
];
