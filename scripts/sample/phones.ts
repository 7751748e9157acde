import { getExampleNumber, isValidPhoneNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import type { Random } from "./random.ts";

/** Ranges that regulators keep free for fiction; `#` is any digit. Other countries vary libphonenumber's example number. */
const FICTION: Readonly<Record<string, readonly string[]>> = {
	GB: [
		"+447700900###",
		"+442079460###",
		"+441134960###",
		"+441164960###",
		"+441214960###",
		"+441314960###",
		"+441614960###",
	],
	DE: ["+493023125###"],
	US: ["+12125550###", "+14155550###"],
	AU: ["+61255501###", "+61755501###"],
};
const ATTEMPTS = 200;

/** A number that is valid in this country, in E.164; null for countries without an example. */
export function phoneIn(country: string, random: Random): string | null {
	for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
		const pattern = random.pick(FICTION[country] ?? [patternOf(country)]);
		if (pattern === null) return null;
		const number = pattern.replace(/#/g, () => String(random.below(10)));
		if (isValidPhoneNumber(number)) return number;
	}
	return null;
}

function patternOf(country: string): string | null {
	const example = getExampleNumber(country as Parameters<typeof getExampleNumber>[0], examples);
	return example ? `${example.number.slice(0, -3)}###` : null;
}
