import type { Detection } from "../detection.ts";
import { SHOWS_CUSTOMERS, TOUCHES_CUSTOMERS } from "./acts.ts";

/** Somebody takes, or finds out, more than the work needs. */
export const DATA_DETECTIONS: readonly Detection[] = [
	{
		id: "members-in-bulk",
		title: "Many customers looked at in a short time",
		severity: "high",
		explanation:
			"One actor was shown thousands of customers, even if masked, within an hour. Lists are read page by page for work on a few; whoever pages through all of them may be copying.",
		suggestion:
			"Ask the person what the list was for. If nobody knows, end the sessions or revoke the token, then look at what else was read.",
		enabled: true,
		when: [{ actions: SHOWS_CUSTOMERS, outcomes: ["done"] }],
		test: { kind: "count", of: "customers", by: "actor", withinSeconds: 3600, atLeast: 5000 },
	},
	{
		id: "unusual-amount",
		title: "Far more customers looked at than usual",
		severity: "medium",
		explanation:
			"On this day the actor was shown many times as many customers as on an ordinary day of the weeks before, measured against that actor's own habit.",
		suggestion: "Compare with the task at hand. A new task explains it; a last week at work does not.",
		enabled: true,
		when: [{ actions: SHOWS_CUSTOMERS, outcomes: ["done"] }],
		test: { kind: "unusual-day", of: "customers", floor: 1000, times: 12, learnDays: 7 },
	},
	{
		id: "many-previews",
		title: "Very many different rules previewed",
		severity: "medium",
		explanation:
			"So many different rules in an hour are more than a person tries out while building a segment. A program may be asking for sizes one after another.",
		suggestion: "Look at the rules in the evidence: do they narrow down on a few people?",
		enabled: true,
		when: [{ actions: ["segment:preview", "segment:overlap"], outcomes: ["done"] }],
		test: { kind: "count", of: "questions", by: "actor", withinSeconds: 3600, atLeast: 150 },
	},
	{
		id: "unusual-previews",
		title: "Far more rules previewed than usual",
		severity: "low",
		explanation: "On this day the actor tried many times as many different rules as on its ordinary days.",
		suggestion: "Usually a new campaign. Look at the rules if nothing explains it.",
		enabled: true,
		when: [{ actions: ["segment:preview", "segment:overlap"], outcomes: ["done"] }],
		test: { kind: "unusual-day", of: "questions", floor: 80, times: 12, learnDays: 7 },
	},
	{
		id: "differencing",
		title: "Sizes compared to single out people",
		severity: "high",
		explanation:
			"Nearly the same rule was asked again and again, and the sizes differ by a handful of customers. The difference of two sizes tells about the few who are in one and not in the other.",
		suggestion: "Look at the rules in the evidence, then talk to the person. Consider ending the sessions meanwhile.",
		enabled: true,
		when: [{ actions: ["segment:preview", "segment:overlap"], outcomes: ["done"] }],
		test: { kind: "neighbours", withinSeconds: 3600, conditions: 1, customersBelow: 20, atLeast: 6 },
	},
	{
		id: "many-lookups",
		title: "Many single customers looked up",
		severity: "high",
		explanation: "One actor asked about one customer after another. A list of people may be checked against a segment.",
		suggestion: "Ask for the reason of the look-ups; support cases have one each.",
		enabled: true,
		when: [{ actions: ["segment:lookup", "customer:*"], outcomes: ["done"] }],
		test: { kind: "count", of: "entries", by: "actor", withinSeconds: 3600, atLeast: 40 },
	},
	{
		id: "off-hours",
		title: "Customer data at an unusual hour",
		severity: "low",
		explanation:
			"This person works with customer data at an hour at which it never did before, or in the workspace's quiet hours.",
		suggestion: "Ask whether it was the person itself. If not, end the sessions and have the password changed.",
		enabled: true,
		when: [{ actions: TOUCHES_CUSTOMERS, outcomes: ["done"], actorKinds: ["person"] }],
		test: { kind: "off-hours", learnDays: 7, toleranceHours: 2, atLeast: 5 },
	},
];
