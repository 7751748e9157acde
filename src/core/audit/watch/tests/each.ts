import type { TestOf } from "../detection.ts";
import type { Tester } from "../tester.ts";

export function each({ by }: TestOf<"each">): Tester {
	return {
		step: (watched) => {
			const { no, actor, action, outcome } = watched.entry;
			return { subject: watched.subject(by), evidence: [no], found: `${actor}: ${action}, ${outcome}` };
		},
		save: () => null,
	};
}
