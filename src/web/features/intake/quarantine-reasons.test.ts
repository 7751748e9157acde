import { expect, test } from "vitest";
import { QUARANTINE_REASONS } from "../../../core/intake/reasons.ts";
import { explainReason, openRowsOf, type QuarantineGroup, summariseReasons } from "./quarantine-reasons.ts";

const group = (
	reason: string,
	column: string,
	rows: number,
	state: QuarantineGroup["state"] = "open",
): QuarantineGroup => ({
	importId: "i",
	reason,
	column,
	rows,
	state,
	message: `${reason} message`,
});

const groups = [
	group("date-invalid", "born", 50, "discarded"),
	group("email-invalid", "mail", 2),
	group("email-invalid", "second mail", 7),
	group("row-too-short", "", 3),
];

test("groups of one reason are told together, the largest column first", () => {
	const email = summariseReasons(groups).find(({ reason }) => reason === "email-invalid");
	expect(email).toMatchObject({ rows: 9, openRows: 9, title: "This is not an e-mail address." });
	expect(email?.groups.map(({ column }) => column)).toEqual(["second mail", "mail"]);
});

test("reasons with rows that wait come first, then the larger ones", () => {
	expect(summariseReasons(groups).map(({ reason }) => reason)).toEqual([
		"email-invalid",
		"row-too-short",
		"date-invalid",
	]);
	expect(openRowsOf(groups)).toBe(12);
});

test("a reason of a newer server is told in the server's words", () => {
	expect(summariseReasons([group("tomorrow", "", 1)])[0]).toMatchObject({ title: "tomorrow message", fix: "" });
});

test("what to do is told in the words of the screen, not of the mapping document", () => {
	for (const reason of Object.keys(QUARANTINE_REASONS)) {
		const { title, fix } = explainReason(reason, "");
		expect(`${title} ${fix}`, reason).not.toMatch(/`|external id|\bthe mapping\b|[a-z][A-Z]|keep-as-text|\bstate\b/);
	}
});

test("a reason that this version does not know is told as the server words it", () => {
	expect(explainReason("later-reason", "Something is odd.")).toEqual({ title: "Something is odd.", fix: "" });
});
