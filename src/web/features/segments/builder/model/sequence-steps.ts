import { isLoose, type Loose, looseOf, withoutKeys } from "./loose.ts";

const USUAL_STEP = "7d";

/** Steps in an order that the language knows: the first has no `within`, later ones do, only the last may be an absence. */
function settle(steps: readonly Loose[]): Loose[] {
	return steps.map((step, index) => {
		const present = index < steps.length - 1 && isLoose(step.not) ? turnStep(step, false) : step;
		if (index === 0) return withoutKeys(present, ["within"]);
		return present.within === undefined ? { ...present, within: USUAL_STEP } : present;
	});
}

export function addStep(steps: readonly Loose[]): Loose[] {
	const last = steps.at(-1) ?? {};
	const event = looseOf(isLoose(last.not) ? last.not : last).event ?? "";
	return settle([...steps, { event, within: USUAL_STEP }]);
}

export function removeStep(steps: readonly Loose[], index: number): Loose[] {
	return settle(steps.filter((_, at) => at !== index));
}

export function moveStep(steps: readonly Loose[], index: number, by: -1 | 1): Loose[] {
	const moving = steps[index];
	if (moving === undefined || index + by < 0 || index + by >= steps.length) return [...steps];
	return settle(steps.toSpliced(index, 1).toSpliced(index + by, 0, moving));
}

/** An event that comes becomes one that does not, and back. */
export function turnStep(step: Loose, absent: boolean): Loose {
	const { within = USUAL_STEP, ...rest } = step;
	if (isLoose(rest.not)) return absent ? step : { ...rest.not, within };
	return absent ? { not: rest, within } : step;
}
