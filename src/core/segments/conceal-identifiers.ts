const CONCEALED = "•••";

/**
 * The same document with the identifiers of persons taken out: what `equals` and `in` compare an identifier field with.
 * Whoever may not look people up must not read them from a rule either.
 */
export function concealIdentifiers<T>(document: T, identifiers: ReadonlySet<string>): T {
	return conceal(document, identifiers) as T;
}

function conceal(part: unknown, identifiers: ReadonlySet<string>): unknown {
	if (Array.isArray(part)) return part.map((one) => conceal(one, identifiers));
	if (typeof part !== "object" || part === null) return part;
	const named = "attribute" in part && typeof part.attribute === "string" && identifiers.has(part.attribute);
	return Object.fromEntries(
		Object.entries(part).map(([key, value]) => {
			if (named && key === "equals") return [key, CONCEALED];
			if (named && key === "in") return [key, [CONCEALED]];
			return [key, conceal(value, identifiers)];
		}),
	);
}
