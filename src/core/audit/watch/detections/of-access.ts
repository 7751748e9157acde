import type { Detection } from "../detection.ts";
import { SIGNS_IN, TOUCHES_CUSTOMERS } from "./acts.ts";

/** Somebody may not be who he seems, or tries what is not his to do. */
export const ACCESS_DETECTIONS: readonly Detection[] = [
	{
		id: "many-denials",
		title: "Many refusals",
		severity: "medium",
		explanation:
			"One actor was refused again and again within minutes: a program that is set up wrongly, or somebody who tries doors.",
		suggestion: "Look at what was refused. Fix the roles of a program; talk to a person.",
		enabled: true,
		when: [
			{
				outcomes: ["refused"],
				actorKinds: ["person", "token"],
				notReasons: ["training-required", "fresh-second-factor"],
			},
		],
		test: { kind: "count", of: "entries", by: "actor", withinSeconds: 600, atLeast: 20 },
	},
	{
		id: "trying-doors",
		title: "Many different acts refused",
		severity: "high",
		explanation:
			"One actor tried many different acts that are not its to do. That is how one finds out what an account can reach.",
		suggestion: "End the sessions or revoke the token, then ask the person.",
		enabled: true,
		when: [
			{
				outcomes: ["refused"],
				actorKinds: ["person", "token"],
				notReasons: ["training-required", "fresh-second-factor"],
			},
		],
		test: { kind: "count", of: "actions", by: "actor", withinSeconds: 1800, atLeast: 7 },
	},
	{
		id: "failed-sign-ins",
		title: "Many failed sign-ins",
		severity: "medium",
		explanation: "From one network wrong passwords, codes or tokens arrive one after another: somebody guesses.",
		suggestion:
			"Block the network at the firewall if it is not yours. Accounts hold: every sign-in needs a second factor.",
		enabled: true,
		when: [
			{ actions: ["session:sign-in", "session:second-factor", "session:passkey"], outcomes: ["refused"] },
			{ actions: ["token:use", "session:use"], outcomes: ["refused"], reasons: ["token-invalid"] },
		],
		test: { kind: "count", of: "entries", by: "network", withinSeconds: 600, atLeast: 15 },
	},
	{
		id: "new-device",
		title: "Sign-in from a new device and network",
		severity: "medium",
		explanation: "The person signed in with a device that it never used before, in a network where it never was.",
		suggestion: "Ask the person. Under Access, Your account everybody sees the own sessions and can end them.",
		enabled: true,
		when: [{ actions: SIGNS_IN, outcomes: ["done"] }],
		test: { kind: "new-place", of: "device-and-network", learnDays: 7 },
	},
	{
		id: "new-network",
		title: "Sign-in from a new network",
		severity: "low",
		explanation: "The person signed in from a network where it never was before.",
		suggestion: "Usual on a journey. Add your offices to the trusted networks.",
		enabled: false,
		when: [{ actions: SIGNS_IN, outcomes: ["done"] }],
		test: { kind: "new-place", of: "network", learnDays: 7 },
	},
	{
		id: "two-places",
		title: "In two places at once",
		severity: "high",
		explanation:
			"One person acts from two networks in turn within minutes, or was in two far places sooner than anybody travels. One of the two may be somebody else with a stolen session.",
		suggestion: "End the sessions of the person, who then signs in anew with the second factor.",
		enabled: true,
		when: [{ outcomes: ["done"], actorKinds: ["person"] }],
		test: { kind: "two-places", withinSeconds: 900, atLeast: 2, kilometresPerHour: 1000 },
	},
	{
		id: "dormant-account",
		title: "An account awakes",
		severity: "medium",
		explanation:
			"After weeks without any act this account is in use again. Forgotten accounts are taken over without anybody noticing.",
		suggestion: "Ask whether the person is back. Deactivate accounts that nobody needs.",
		enabled: true,
		when: [{ outcomes: ["done"], actorKinds: ["person", "token"] }],
		test: { kind: "dormant", days: 25 },
	},
	{
		id: "role-then-data",
		title: "New roles, then customer data at once",
		severity: "medium",
		explanation: "The roles of a person were changed, and within the hour that person looked at customers many times.",
		suggestion: "Check that whoever changed the roles had a request for it.",
		enabled: true,
		when: [{ actions: TOUCHES_CUSTOMERS, outcomes: ["done"] }],
		test: {
			kind: "sequence",
			first: [{ actions: ["person:set-roles", "break-glass:allow"], outcomes: ["done"] }],
			of: "resource",
			withinSeconds: 3600,
			atLeast: 10,
		},
	},
	{
		id: "own-rights-then-data",
		title: "Changed the rules, then looked at customers",
		severity: "high",
		explanation:
			"Somebody who administers access changed roles or policies and then worked with customer data, which administrators have no reason to do.",
		suggestion: "Have a second administrator look at the change, and take it back if nobody asked for it.",
		enabled: true,
		when: [{ actions: TOUCHES_CUSTOMERS, outcomes: ["done"], actorKinds: ["person", "token"] }],
		test: {
			kind: "sequence",
			first: [
				{
					actions: ["person:set-roles", "policy:apply", "policy:remove", "break-glass:allow", "approval:set"],
					outcomes: ["done"],
				},
			],
			of: "actor",
			withinSeconds: 86_400,
			atLeast: 1,
		},
	},
	{
		id: "training-lapsed",
		title: "Tries to work without training",
		severity: "low",
		explanation: "The training of this person has lapsed, and it keeps trying to reach customer data.",
		suggestion: "Remind the person to pass the course; access comes back at that moment.",
		enabled: true,
		when: [{ outcomes: ["refused"], reasons: ["training-required"] }],
		test: { kind: "count", of: "entries", by: "actor", withinSeconds: 3600, atLeast: 8 },
	},
	{
		id: "token-new-network",
		title: "A program's token used from a new place",
		severity: "high",
		explanation:
			"Programs stay where they are. This token came from a network where it never was: it may have been copied.",
		suggestion: "Unless the program moved, revoke the token and create a new one.",
		enabled: true,
		when: [{ outcomes: ["done"], actorKinds: ["token"] }],
		test: { kind: "new-place", of: "network", learnDays: 2 },
	},
	{
		id: "emergency-roles",
		title: "Emergency roles taken",
		severity: "high",
		explanation: "Somebody took emergency roles. They are there for it, and each use is to be looked at.",
		suggestion: "Look at what is done with them, then review the emergency under Access.",
		enabled: true,
		when: [{ actions: ["break-glass:start"], outcomes: ["done"] }],
		test: { kind: "each", by: "actor" },
	},
	{
		id: "emergency-data",
		title: "Customer data with emergency roles",
		severity: "high",
		explanation: "With emergency roles somebody looked at customers, which few emergencies need.",
		suggestion: "End the emergency under Access unless the reason given covers it.",
		enabled: true,
		when: [{ actions: TOUCHES_CUSTOMERS, outcomes: ["done"], breakGlass: true }],
		test: { kind: "each", by: "actor" },
	},
	{
		id: "many-people-changed",
		title: "Many people changed at once",
		severity: "medium",
		explanation: "Within minutes the roles or accounts of many people were changed by one administrator.",
		suggestion: "Ask the administrator. If it was not, deactivate that account first.",
		enabled: true,
		when: [
			{
				actions: ["person:set-roles", "person:deactivate", "person:reset-second-factor", "person:recover"],
				outcomes: ["done"],
			},
		],
		test: { kind: "count", of: "resources", by: "actor", withinSeconds: 900, atLeast: 8 },
	},
];
