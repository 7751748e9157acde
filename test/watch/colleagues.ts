import type { Random } from "../../scripts/sample/random.ts";

/** Somebody of an imagined company, with habits. */
export interface Colleague {
	id: string;
	name: string;
	role: string;
	/** Local time is UTC here. Hour of beginning, and hours at work. */
	begins: number;
	hours: number;
	office: string;
	home: string;
	device: string;
	/** Shares of the days: at home, with work in the evening, on a weekend. */
	atHome: number;
	lateDays: number;
	weekends: number;
	/** Rules tried, pages of members, single look-ups on an ordinary day. */
	previews: number;
	pages: number;
	lookups: number;
	/** Other acts: looking at segments, the catalogue, home. */
	looks: number;
	/** First and last day away, from 0; nobody is away from 40 on. */
	away: [number, number];
}

const NAMES = (
	"Ada Bo Chidi Dana Emre Fatima Goran Hana Ines Jonas Kofi Lena Marek Nour Olga Pedro Quinn Rosa Sven Tamar Uma Viktor " +
	"Wen Yara Zoe Otis"
).split(" ");
const ROLES = ["marketer", "marketer", "marketer", "analyst", "approver", "viewer", "privacy-officer"];

/** The first is an administrator, the second and third look at the log; the rest work with segments. */
export function colleagues(random: Random): Colleague[] {
	return NAMES.map((name, at) => {
		const role = at === 0 ? "administrator" : at < 3 ? "security-auditor" : at < 11 ? "marketer" : random.pick(ROLES);
		const works = ["marketer", "analyst", "approver"].includes(role);
		const awayFrom = at > 10 && random.chance(0.4) ? 3 + random.below(20) : 40;
		return {
			id: `person-${at + 1}`,
			name,
			role,
			begins: 7 + random.below(3),
			hours: 7 + random.below(3),
			office: `198.51.${100 + random.below(2)}.`,
			home: `203.0.${at + 1}.`,
			device: random.pick([
				"Firefox on Windows",
				"Chrome on Windows",
				"Safari on macOS",
				"Chrome on macOS",
				"Edge on Windows",
			]),
			atHome: random.pick([0, 0.2, 0.4, 0.8]),
			lateDays: random.pick([0, 0.02, 0.05, 0.1]),
			weekends: random.pick([0, 0, 0, 0.05, 0.2]),
			previews: works ? 15 + random.below(35) : 0,
			pages: works ? random.below(12) : 0,
			lookups: role === "marketer" ? random.below(6) : 0,
			looks: 60 + random.below(150),
			away: [awayFrom, awayFrom + random.pick([4, 4, 11, 18])],
		};
	});
}
