import { type Detection, SEVERITIES } from "./detection.ts";
import { numbersOf, type Tuning, tuned } from "./settings.ts";

/** Numbers whose decrease lets more pass; with all others an increase does. */
const LESS_IS_WEAKER = new Set(["withinSeconds", "conditions", "customersBelow"]);

/** Whether less is found, or less is done about it, after a change of how a detection is tuned. */
export function weakensDetection(detection: Detection, before: Tuning, after: Tuning): boolean {
	const [was, is] = [tuned(detection, before), tuned(detection, after)];
	if (was.enabled && !is.enabled) return true;
	if (SEVERITIES.indexOf(is.severity) < SEVERITIES.indexOf(was.severity)) return true;
	if (after.exempt?.some((one) => !before.exempt?.includes(one))) return true;
	if (before.responses?.some((one) => !after.responses?.includes(one))) return true;
	const old = numbersOf(was);
	return Object.entries(numbersOf(is)).some(([name, value]) => {
		const earlier = old[name] ?? value;
		return LESS_IS_WEAKER.has(name) ? value < earlier : value > earlier;
	});
}
