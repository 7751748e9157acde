import { expect, it } from "vitest";
import { showPublished } from "./published-size.ts";

const AT = "2026-11-01T00:00:00.000Z";
const noisy = (value: number) => ({ kind: "noisy", value, plusMinus: 20, at: AT }) as const;

it("shows what was published, and since when where it is older than what it stands beside", () => {
	expect(showPublished(noisy(100), 20, AT)).toEqual({ kind: "about", value: 100, plusMinus: 20 });
	expect(showPublished(noisy(100), 20, "2026-11-02T00:00:00.000Z")).toMatchObject({ value: 100, since: AT });
});

it("applies the threshold to the noisy size, which may be negative", () => {
	expect(showPublished(noisy(19), 20)).toEqual({ kind: "below", threshold: 20 });
	expect(showPublished(noisy(-5), 20)).toEqual({ kind: "below", threshold: 20 });
	expect(showPublished(noisy(20), 20).kind).toBe("about");
});

it("shows nothing where nothing was published", () => {
	expect(showPublished(undefined, 20)).toEqual({ kind: "withheld", reason: "not-published" });
	const withheld = { kind: "withheld", reason: "names-people" } as const;
	expect(showPublished(withheld, 20)).toEqual(withheld);
});
