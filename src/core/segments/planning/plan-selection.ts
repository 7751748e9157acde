import { nearestName, suggestion } from "../nearest-name.ts";
import type { EventSelection } from "../plan.ts";
import { ANY_EVENT, type EventSelector, type EventWindow } from "../rule/event-selection.ts";
import { errorAt, pathInto, warningAt } from "../rule-issue.ts";
import { daySpan, parseDate, parseInstant, shiftInstant } from "../time/calendar.ts";
import { durationParts } from "../time/duration.ts";
import { planField } from "./plan-attribute.ts";
import type { Planning } from "./planning.ts";
import { readPredicate } from "./read-predicate.ts";

/** Names, property tests and window of events, made absolute. Faults are reported and left out. */
export function planSelection(selector: EventSelector & EventWindow, path: string, planning: Planning): EventSelection {
	const event = selector.event === ANY_EVENT ? undefined : selector.event.normalize("NFC");
	if (event !== undefined) warnOfUnseen(event, `${path}.event`, planning);
	const where = Object.entries(selector.where ?? {}).flatMap(([written, predicate]) => {
		const at = pathInto(`${path}.where`, written);
		const field = propertyNamed(written, at, planning);
		if (field === null) return [];
		const tests = readPredicate(predicate, field.type, planning, (below, message, hint) =>
			planning.report(errorAt(at + below, message, hint)),
		);
		return tests.map(({ test }) => ({ field: planField(field), test }));
	});
	return { ...(event !== undefined && { event }), where, ...planWindow(selector, path, planning) };
}

/** The catalogue's property of this name; null, and reported, where there is none. */
export function propertyNamed(written: string, path: string, { fields, report }: Planning) {
	const name = written.normalize("NFC");
	const field = fields.property.get(name);
	if (field !== undefined) return field;
	const otherwise =
		fields.attribute.has(name) || fields.identifier.has(name)
			? "this is an attribute of customers; compare it in a condition of its own"
			: "the catalogue lists all properties";
	report(errorAt(path, `unknown event property \`${name}\``, suggestion(name, fields.property.keys(), otherwise)));
	return null;
}

function warnOfUnseen(event: string, path: string, { context, report }: Planning): void {
	if (context.eventNames === undefined || context.eventNames.has(event)) return;
	const near = nearestName(event, context.eventNames);
	report(warningAt(path, `no event \`${event}\` is in the catalogue so far`, near && `did you mean \`${near}\`?`));
}

function planWindow(window: EventWindow, path: string, planning: Planning): Pick<EventSelection, "fromMs" | "untilMs"> {
	const { asOfMs, timeZone } = planning;
	const duration = window.within === undefined ? null : durationParts(window.within);
	if (duration !== null) return { fromMs: shiftInstant(asOfMs, duration, -1, timeZone), untilMs: asOfMs };
	const from = window.from === undefined ? undefined : momentOf(window.from, "startMs", `${path}.from`, planning);
	const until = window.until === undefined ? undefined : momentOf(window.until, "endMs", `${path}.until`, planning);
	if (from !== undefined && until !== undefined && from >= until) {
		planning.report(errorAt(`${path}.until`, "ends before it begins", "swap `from` and `until`"));
	}
	return { ...(from !== undefined && { fromMs: from }), untilMs: Math.min(until ?? asOfMs, asOfMs) };
}

/** A date counts as a whole day: `from` at its start, `until` at its end. */
function momentOf(
	text: string,
	edge: "startMs" | "endMs",
	path: string,
	{ timeZone, report }: Planning,
): number | undefined {
	const day = parseDate(text);
	const instant = day === null ? parseInstant(text, timeZone) : daySpan(day, timeZone)[edge];
	if (instant !== null) return instant;
	report(
		errorAt(
			path,
			"is neither a date nor an instant",
			"write `2026-01-31` or `2026-01-31T10:00:00Z`, from 1900 to 2299",
		),
	);
	return undefined;
}
