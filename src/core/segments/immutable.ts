/** `T` with every property and element read-only, all the way down. */
export type Immutable<T> = T extends string | number | boolean | bigint | null | undefined
	? T
	: { readonly [K in keyof T]: Immutable<T[K]> };
