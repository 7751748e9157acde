import { expect, test } from "vitest";
import { reportCsv } from "./report-csv.ts";

const line = {
	name: 'Ada "The" Lovelace',
	email: "ada@example.com",
	roles: ["marketer", "viewer"],
	courseTitle: "Basics, briefly",
	version: "1.0",
	state: "passed",
	until: "2027-06-01T00:00:00.000Z",
	scorePercent: 80,
};

test("every value is quoted, and quotes are doubled", () => {
	expect(reportCsv([line]).split("\r\n")[1]).toBe(
		'"Ada ""The"" Lovelace","ada@example.com","marketer viewer","Basics, briefly","1.0","passed","2027-06-01T00:00:00.000Z","","80"',
	);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("%j is text in a spreadsheet, no formula", (name) => {
	expect(reportCsv([{ ...line, name }]).split("\r\n")[1]).toMatch(/^"'/);
});
