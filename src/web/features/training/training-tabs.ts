import type { AreaTab } from "../../design/area-tabs.tsx";

/** The screens of the Training area, in the order of their tabs. */
export const TRAINING_TABS: readonly AreaTab[] = [
	{ path: "/training", label: "Yours", action: "training:show" },
	{ path: "/training/report", label: "Everybody", action: "training:report" },
	{ path: "/training/own-courses", label: "Own courses", action: "course:add" },
];
