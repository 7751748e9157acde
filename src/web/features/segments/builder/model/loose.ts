/** A part of a document as it is while somebody works on it: not yet, or no longer, valid. */
export type Loose = Readonly<Record<string, unknown>>;

export function isLoose(value: unknown): value is Loose {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function looseOf(value: unknown): Loose {
	return isLoose(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** What an input shows for a value; nothing for what no single input can hold. */
export function textOf(value: unknown): string {
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** The same with one key changed, in place where it was; `undefined` takes it away. */
export function withKey(value: Loose, key: string, next: unknown): Loose {
	if (next === undefined) return Object.fromEntries(Object.entries(value).filter(([each]) => each !== key));
	return { ...value, [key]: next };
}

export function withoutKeys(value: Loose, keys: readonly string[]): Loose {
	return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

export function sameValue(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (Array.isArray(a) && Array.isArray(b)) {
		return a.length === b.length && a.every((part, index) => sameValue(part, b[index]));
	}
	if (!isLoose(a) || !isLoose(b)) return false;
	const keys = Object.keys(a);
	return (
		keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
	);
}
