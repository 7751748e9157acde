import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

test("work of one name runs one after another, in the order of asking", async () => {
	const turns = new Turns();
	const seen: string[] = [];
	const work = async (name: string, label: string) => {
		const done = await turns.take(name);
		seen.push(`${label} begins`);
		await new Promise((resolve) => setTimeout(resolve, 5));
		seen.push(`${label} ends`);
		done();
	};
	await Promise.all([work("a", "one"), work("a", "two"), work("a", "three")]);
	expect(seen).toEqual(["one begins", "one ends", "two begins", "two ends", "three begins", "three ends"]);
});

test("work of another name does not wait", async () => {
	const turns = new Turns();
	await turns.take("a");
	expect(await turns.take("b")).toBeTypeOf("function");
});
