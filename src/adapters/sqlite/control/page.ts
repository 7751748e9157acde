import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Page, PageRequest } from "../../../ports/control-store.ts";

const MOST_ITEMS = 500;

/** Checks the limit and gives the key after which the page starts. @throws SegwardError `request-invalid`. */
export function pageStart(page: PageRequest): string | undefined {
	if (!Number.isInteger(page.limit) || page.limit < 1 || page.limit > MOST_ITEMS)
		throw new SegwardError("request-invalid", { path: "limit", detail: `The limit is 1 to ${MOST_ITEMS}.` });
	return page.cursor === undefined ? undefined : Buffer.from(page.cursor, "base64url").toString();
}

/** Where the keys are numbers. @throws SegwardError `request-invalid`. */
export function pageStartNo(page: PageRequest): number | undefined {
	const start = pageStart(page);
	if (start === undefined) return undefined;
	if (!/^\d{1,15}$/.test(start))
		throw new SegwardError("request-invalid", { path: "cursor", detail: "The cursor is not one of ours." });
	return Number(start);
}

/** A page from one row more than asked for, which tells whether there is another page. */
export function pageOf<T>(rows: readonly T[], limit: number, key: (item: T) => string | number): Page<T> {
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	if (rows.length <= limit || last === undefined) return { items };
	return { items, cursor: Buffer.from(String(key(last))).toString("base64url") };
}
