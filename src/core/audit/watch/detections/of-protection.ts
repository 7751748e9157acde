import type { Detection } from "../detection.ts";

/** A protection grows weaker, or the log itself is in danger. */
export const PROTECTION_DETECTIONS: readonly Detection[] = [
	{
		id: "protection-weakened",
		title: "A protection was made weaker",
		severity: "high",
		explanation:
			"A label was taken from a field, masks loosened, a budget for sizes raised, a policy that forbids was removed, approval switched off, or a detection set to find less.",
		suggestion: "Check that it was agreed. What was changed stands in the entry; put it back if nobody knows why.",
		enabled: true,
		when: [
			{ outcomes: ["done"], weakens: true },
			{ actions: ["mask:weaken"], outcomes: ["done"] },
		],
		test: { kind: "each", by: "resource" },
	},
	{
		id: "consent-override",
		title: "Consent overridden",
		severity: "critical",
		explanation: "Somebody used data of customers against their recorded consent.",
		suggestion: "Stop the use, find out the reason, and tell the privacy officer today.",
		enabled: true,
		when: [{ actions: ["consent:override"], outcomes: ["done"] }],
		test: { kind: "each", by: "resource" },
	},
	{
		id: "forwarding-stopped",
		title: "The access log is not forwarded any more",
		severity: "high",
		explanation:
			"A place that the log is copied to does not take it. Whoever tampers with a log first cuts its copies off.",
		suggestion: "Look at the state of forwarding, and at who could reach that place.",
		enabled: true,
		when: [{ actions: ["audit:forward", "audit:anchor"], outcomes: ["failed"], notReasons: ["anchor-differs"] }],
		test: { kind: "each", by: "resource" },
	},
	{
		id: "forwarding-silent",
		title: "Nothing was forwarded for long",
		severity: "medium",
		explanation: "Forwarding reported regularly, and has stopped to.",
		suggestion: "Look at the state of forwarding.",
		enabled: false,
		when: [{ actions: ["audit:forward"], outcomes: ["done"] }],
		test: { kind: "absence", withinSeconds: 86_400 },
	},
	{
		id: "tamper-found",
		title: "The access log does not verify",
		severity: "critical",
		explanation: "A check found entries that were changed, removed or reordered behind the product's back.",
		suggestion:
			"Keep the files as they are, stop the server, and verify a backup and the witnesses' copies to find the first bad place.",
		enabled: true,
		when: [
			{ actions: ["audit:verify"], outcomes: ["failed"] },
			{ actions: ["audit:anchor"], outcomes: ["failed"], reasons: ["anchor-differs", "witness-refused"] },
		],
		test: { kind: "each", by: "workspace" },
	},
	{
		id: "clock-back",
		title: "The clock went back",
		severity: "high",
		explanation:
			"An entry is older than one recorded before it. A clock that is set back hides when things happened, and lets ended sessions live on.",
		suggestion: "Find out who or what set the clock; let it follow a time server.",
		enabled: true,
		when: [{}],
		test: { kind: "clock", backSeconds: 120 },
	},
	{
		id: "clock-step",
		title: "The clock jumped",
		severity: "medium",
		explanation: "The clock of the machine moved by more than time passed while the server ran.",
		suggestion: "Find out who or what set the clock; let it follow a time server.",
		enabled: true,
		when: [{ actions: ["clock:step"] }],
		test: { kind: "each", by: "workspace" },
	},
];
