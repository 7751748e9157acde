/** Differs in every world, whoever is in it: names, numbers and instants that the house gives out. */
const GIVEN_OUT: ReadonlySet<string> = new Set([
	...["id", "no", "workspaceId", "requestId", "token", "pseudonym", "customer", "cursor", "question", "customerRefs"],
	...["at", "asOf", "startedAt", "finishedAt", "createdAt", "updatedAt", "lastSeenAt", "refreshedAt", "expiresAt"],
	...[
		"lastUsedAt",
		"actorId",
		"salt",
		"payload",
		"checkpoint",
		"leafIndex",
		"resource",
		"changes",
		"name",
		"durationMs",
		"until",
		"firstAt",
		"lastAt",
		"since",
		"hint",
		"instance",
		"days",
		"from",
		"to",
	],
]);

/** Where two answers differ, beyond what noise does: a size with noise looks like one that noise brought below the threshold. */
export function differences(a: unknown, b: unknown, place = ""): string[] {
	if (isNoisy(a) && isNoisy(b)) return [];
	if (Array.isArray(a) && Array.isArray(b)) {
		const counted = a.length === b.length ? [] : [`${place}: ${a.length} and ${b.length} items`];
		return [...counted, ...a.flatMap((one, at) => (at < b.length ? differences(one, b[at], `${place}[${at}]`) : []))];
	}
	if (isRecord(a) && isRecord(b)) {
		const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
		return keys.filter((key) => !GIVEN_OUT.has(key)).flatMap((key) => differences(a[key], b[key], `${place}.${key}`));
	}
	return JSON.stringify(a) === JSON.stringify(b) ? [] : [`${place}: ${shortly(a, b)} and ${shortly(b, a)}`];
}

function isNoisy(value: unknown): boolean {
	return isRecord(value) && (value.kind === "about" || value.kind === "below");
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** From shortly before the first difference on. */
function shortly(value: unknown, other: unknown): string {
	const [text, beside] = [JSON.stringify(value) ?? "nothing", JSON.stringify(other) ?? "nothing"];
	const same = [...text].findIndex((letter, at) => letter !== beside[at]);
	return text.slice(Math.max(0, same - 30), same + 60);
}
