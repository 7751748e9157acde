import type { AuditEntry } from "../entry.ts";
import type { Measure } from "./detection.ts";

/** What an entry adds where amounts are summed up. */
export function amountOf(of: Measure, entry: AuditEntry): number {
	return of === "customers" ? (entry.customers ?? 0) : 1;
}

/** The value by which entries are the same where different ones are counted; undefined where amounts are summed up. */
export function partOf(of: Measure, entry: AuditEntry): string | undefined {
	if (of === "resources") return entry.resource;
	if (of === "actions") return entry.action;
	return of === "questions" ? (entry.question?.join(" ") ?? entry.resource) : undefined;
}

const WORDS: Record<Measure, string> = {
	entries: "times",
	customers: "customers",
	resources: "different things",
	questions: "different questions",
	actions: "different acts",
};

export function measureWords(of: Measure, amount: number): string {
	return `${amount.toLocaleString("en-GB")} ${WORDS[of]}`;
}
