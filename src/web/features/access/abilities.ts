import { ROUTE_IDS, routeOf } from "../../../contract/routes.ts";
import { actAbility } from "../../design/act-sentence.ts";

export interface AreaAbilities {
	area: string;
	title: string;
	may: string[];
	mayNot: string[];
}

const AREAS = [
	["intake", "Imports"],
	["catalogue", "Catalogue"],
	["segments", "Segments"],
	["privacy", "Privacy"],
	["access", "Access"],
	["audit", "Audit"],
	["stewardship", "Stewardship"],
] as const;

/** What somebody may and may not do, area by area in words; doors that are open to everyone are left out. */
export function abilities(actions: readonly string[]): AreaAbilities[] {
	const doors = ROUTE_IDS.map(routeOf).filter(({ open }) => !open);
	return AREAS.map(([area, title]) => {
		const known = [...new Set(doors.filter((door) => door.area === area).map(({ action }) => action))];
		return {
			area,
			title,
			may: known.filter((action) => actions.includes(action)).map(actAbility),
			mayNot: known.filter((action) => !actions.includes(action)).map(actAbility),
		};
	});
}
