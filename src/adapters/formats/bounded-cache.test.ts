import { expect, it } from "vitest";
import { boundedCache } from "./bounded-cache.ts";

it("computes an answer once, remembers null, and never holds more than its capacity", () => {
	const computed: string[] = [];
	const length = boundedCache(2, (key) => {
		computed.push(key);
		return key === "nothing" ? null : key.length;
	});
	expect([length("a"), length("a"), length("nothing"), length("nothing")]).toEqual([1, 1, null, null]);
	expect(computed).toEqual(["a", "nothing"]);
	length("third");
	length("a");
	expect(computed).toEqual(["a", "nothing", "third", "a"]);
});
