import { useState } from "react";
import { proposedDay } from "./model/as-of-proposal.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** When rules are evaluated for the preview. */
export interface AsOf {
	/** `now` or a day. */
	choice: string;
	choose(choice: string): void;
	/** What the request says; undefined for now. */
	instant: string | undefined;
	/** The day that old data asks for. */
	proposed: string | undefined;
}

/** The instant that a day begins in UTC; undefined for now, and while the day is being typed. */
export function asOfInstant(choice: string): string | undefined {
	return DAY.test(choice) && !Number.isNaN(Date.parse(choice)) ? `${choice}T00:00:00Z` : undefined;
}

/** Now, or the day that old data asks for, until somebody chooses. */
export function useAsOf(newestDay: string | undefined): AsOf {
	const [chosen, choose] = useState<string>();
	const proposed = proposedDay(newestDay, Date.now());
	const choice = chosen ?? proposed ?? "now";
	return { choice, choose, instant: asOfInstant(choice), proposed };
}
