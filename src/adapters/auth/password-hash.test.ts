import { expect, test } from "vitest";
import { argon2id } from "./password-hash.ts";

test("passwords are kept as salted Argon2id of 64 MiB and three passes", async () => {
	const [one, two] = await Promise.all([argon2id().hash("nine blue herons"), argon2id().hash("nine blue herons")]);
	expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
	expect(two).not.toBe(one);
});

test("a password typed on another keyboard is the same password", async () => {
	const hash = await argon2id().hash("cafe\u0301 mit fu\u0308nf Stu\u0308hlen");
	expect(await argon2id().verify({ hash, password: "caf\u00e9 mit f\u00fcnf St\u00fchlen" })).toBe(true);
	expect(await argon2id().verify({ hash, password: "cafe mit funf Stuhlen" })).toBe(false);
});
