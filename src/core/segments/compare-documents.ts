/** One difference between two documents; a side that has nothing there is absent. */
export interface DocumentChange {
	/** Path such as `spec.rule.all[0].atLeast`; "" for the whole document. */
	path: string;
	before?: unknown;
	after?: unknown;
}

/** The differences between two JSON documents, smallest parts first where both sides have the same shape. */
export function compareDocuments(before: unknown, after: unknown, path = ""): DocumentChange[] {
	if (Array.isArray(before) && Array.isArray(after)) {
		return range(Math.max(before.length, after.length)).flatMap((index) =>
			compareDocuments(before[index], after[index], `${path}[${index}]`),
		);
	}
	if (isObject(before) && isObject(after)) {
		const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
		return [...keys].flatMap((key) => compareDocuments(before[key], after[key], path === "" ? key : `${path}.${key}`));
	}
	if (before === after) return [];
	return [
		{
			path,
			...(before === undefined ? {} : { before }),
			...(after === undefined ? {} : { after }),
		},
	];
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function range(length: number): number[] {
	return Array.from({ length }, (_, index) => index);
}
