import { passwordProblems } from "../../core/access/password-rule.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { BlockedPasswords } from "../../ports/blocked-passwords.ts";

/** Wherever somebody chooses a password. @throws SegwardError `password-refused`, with every reason. */
export async function refuseWeakPassword(
	blockedPasswords: BlockedPasswords,
	password: string,
	person: { name: string; email: string },
): Promise<void> {
	const blocked = await blockedPasswords.load();
	const [first, ...more] = passwordProblems(password, person, (text) => blocked.has(text));
	if (first === undefined) return;
	throw new SegwardError("password-refused", {
		path: "password",
		detail: [first, ...more].join(" "),
		hint: "Four or more unrelated words make a good one; spaces are fine.",
		issues: [first, ...more].map((message) => ({ path: "password", message })),
	});
}
