import type { Hierarchy } from "./hierarchy.ts";
import type { HierarchyIssue } from "./hierarchy-issue.ts";

/** A value and what it becomes, where that is another one. */
interface Step {
	from: string;
	to: string;
	row: number;
	column: number;
}

/**
 * Steps by which values come back to themselves, in one row or through several: nothing may be coarser than itself. Takes
 * away what nothing leads to until there is none (Kahn 1962), and the same the other way round; what stays is on a cycle, or
 * between two.
 */
export function hierarchyCycles({ rows }: Hierarchy): HierarchyIssue[] {
	const steps = rows.flatMap((row, at) =>
		row.slice(1).flatMap((to, level): Step[] => {
			const from = row[level] ?? "";
			return from === "" || to === "" || from === to ? [] : [{ from, to, row: at + 1, column: level + 2 }];
		}),
	);
	const reached = withoutLooseEnds(
		steps,
		({ from }) => from,
		({ to }) => to,
	);
	const left = withoutLooseEnds(
		reached,
		({ to }) => to,
		({ from }) => from,
	);
	return left.map(({ row, column }) => ({ row, column, message: "comes back to a value it comes from: a cycle" }));
}

/** The steps but for those whose `end` no remaining step leads to. */
function withoutLooseEnds(
	steps: readonly Step[],
	end: (step: Step) => string,
	other: (step: Step) => string,
): readonly Step[] {
	const leading = new Map<string, number>();
	const going = new Map<string, Step[]>();
	for (const step of steps) {
		leading.set(other(step), (leading.get(other(step)) ?? 0) + 1);
		const others = going.get(end(step));
		if (others === undefined) going.set(end(step), [step]);
		else others.push(step);
	}
	const gone = new Set<Step>();
	const loose = [...going.keys()].filter((value) => !leading.has(value));
	for (let value = loose.pop(); value !== undefined; value = loose.pop()) {
		for (const step of going.get(value) ?? []) {
			gone.add(step);
			const rest = (leading.get(other(step)) ?? 0) - 1;
			leading.set(other(step), rest);
			if (rest === 0) loose.push(other(step));
		}
	}
	return steps.filter((step) => !gone.has(step));
}
