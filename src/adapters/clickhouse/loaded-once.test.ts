import { expect, test } from "vitest";
import { LoadedOnce } from "./loaded-once.ts";

function loads() {
	const loaded: string[] = [];
	const load =
		(key: string, bytes = 10) =>
		async () => {
			loaded.push(key);
			return { key, bytes };
		};
	return { loaded, load };
}

test("a thing is loaded once, also for those who ask at the same time", async () => {
	const { loaded, load } = loads();
	const memory = new LoadedOnce(100);
	await Promise.all([memory.get("a", load("a")), memory.get("a", load("a"))]);
	await memory.get("a", load("a"));
	expect(loaded).toEqual(["a"]);
});

test("what was not asked for the longest leaves when there is no room", async () => {
	const { loaded, load } = loads();
	const memory = new LoadedOnce(20);
	for (const key of ["a", "b", "a", "c", "a", "b"]) await memory.get(key, load(key));
	expect(loaded).toEqual(["a", "b", "c", "b"]);
});

test("what is larger than all the room is answered and not kept", async () => {
	const { loaded, load } = loads();
	const memory = new LoadedOnce(20);
	expect(await memory.get("a", load("a", 21))).toMatchObject({ key: "a" });
	await memory.get("a", load("a", 21));
	expect(loaded).toEqual(["a", "a"]);
});

test("what is forgotten is loaded anew, also when it was forgotten while it was loaded", async () => {
	const { loaded, load } = loads();
	const memory = new LoadedOnce(100);
	const early = memory.get("a", load("a"));
	memory.forget((key) => key === "a");
	await early;
	await memory.get("a", load("a"));
	memory.forget((key) => key === "a");
	await memory.get("a", load("a"));
	expect(loaded).toEqual(["a", "a", "a"]);
});

test("a failure is not kept", async () => {
	const { load } = loads();
	const memory = new LoadedOnce(100);
	await expect(memory.get("a", () => Promise.reject(new Error("engine")))).rejects.toThrow("engine");
	expect(await memory.get("a", load("a"))).toMatchObject({ key: "a" });
});
