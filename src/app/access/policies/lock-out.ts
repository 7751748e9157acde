import type { Principal } from "../../../core/access/principal.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { PolicyAction, PolicyBook, PolicyText } from "../../../ports/policy-book.ts";
import type { PolicyEngine } from "../../../ports/policy-engine.ts";

/** What somebody must always be able to do: whoever can, can undo everything else. */
const KEPT = /^(policy|person):/;
const HOUR_MS = 3_600_000;
const HOURS_OF_A_WEEK = 168;
const YEAR_MS = 365 * 24 * HOUR_MS;

/**
 * Refuses policies under which nobody could manage people and policies any more: it takes one person who can do all of it at
 * some hour of the coming week, and of a week in one and in ten years. Where nobody can as it is, nothing is lost.
 *
 * @param from address of whoever proposes; a policy may let only some networks in.
 * @throws SegwardError `last-administrator`.
 */
export function refuseLockOut(
	book: PolicyBook,
	workspaceId: string,
	people: readonly Principal[],
	proposed: readonly PolicyText[],
	{ from, nowMs }: { from: string; nowMs: number },
): void {
	const kept = book.actions.filter(({ id, groups }) => KEPT.test(id) && groups.includes("administer access"));
	const candidates = people.filter(
		(person) => person.kind === "person" && mayAll(book, person, kept, { from, atMs: nowMs }),
	);
	if (candidates.length === 0) return;
	const proposal = book.propose(workspaceId, proposed);
	try {
		for (const start of [nowMs, nowMs + YEAR_MS, nowMs + 10 * YEAR_MS]) {
			const hours = Array.from({ length: HOURS_OF_A_WEEK }, (_, hour) => start + hour * HOUR_MS);
			const somebody = hours.some((atMs) =>
				candidates.some((person) =>
					[from, undefined].some((address) => mayAll(proposal, person, kept, { from: address, atMs })),
				),
			);
			if (!somebody) throw lockOut();
		}
	} finally {
		proposal.close();
	}
}

function mayAll(
	engine: PolicyEngine,
	principal: Principal,
	actions: readonly PolicyAction[],
	when: { from: string | undefined; atMs: number },
): boolean {
	return actions.every(
		({ id: action, resourceKind }) =>
			engine.decide({ principal, action, resourceKind, resourceId: "*", secondFactorAgeSeconds: 0, ...when }).allowed,
	);
}

function lockOut(): SegwardError {
	return new SegwardError("last-administrator", {
		detail: "Under these policies nobody could manage people and policies any more.",
		hint: 'Leave out somebody, such as: unless { principal in Segward::Role::"administrator" }.',
	});
}
