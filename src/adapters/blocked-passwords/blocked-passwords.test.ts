import { expect, test } from "vitest";
import { blockedPasswords } from "./blocked-passwords.ts";

test("more than 100,000 common and breached passwords are known offline, among them thousands of 15 characters and more", async () => {
	const list = await blockedPasswords().load();
	expect(list.size).toBe(233_869);
	expect([...list].filter((one) => one.length >= 15).length).toBeGreaterThan(9_000);
	for (const known of ["password", "qwertyuiop", "123456789987654321", "momsanaladventure"]) {
		expect(list.has(known)).toBe(true);
	}
	expect(list.has("nine blue herons wade")).toBe(false);
});
