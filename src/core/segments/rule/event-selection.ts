import { z } from "zod";
import type { Immutable } from "../immutable.ts";
import { Duration } from "../time/duration.ts";
import { Predicate } from "./predicate.ts";

/** The event name that stands for every event. */
export const ANY_EVENT = "*";

export const PropertyName = z.string().min(1).max(64);

/** Which events: by name, and by their properties, all of which must fit. */
export const EVENT_SHAPE = {
	event: z.string().min(1, "name an event, or `*` for any").max(200),
	where: z
		.record(PropertyName, Predicate)
		.refine((where) => Object.keys(where).length > 0, "`where` names no property; leave it out or add one")
		.optional(),
};

const PlainEventSelector = z.strictObject(EVENT_SHAPE);
export const EventSelector = PlainEventSelector;
export type EventSelector = Immutable<z.infer<typeof PlainEventSelector>>;

const Moment = z.string().max(64);

/** When: in the time that ends with the evaluation, or between a date or instant and another. */
export const WINDOW_SHAPE = {
	within: Duration.optional(),
	from: Moment.optional(),
	until: Moment.optional(),
};

export interface EventWindow {
	readonly within?: string;
	readonly from?: string;
	readonly until?: string;
}

export function isOneWindow(window: EventWindow): boolean {
	return window.within === undefined || (window.from === undefined && window.until === undefined);
}

export const TWO_WINDOWS = "has two windows; write either `within`, or `from` and `until`";
