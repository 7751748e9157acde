import { expect, test } from "vitest";
import { explainError } from "./explain-error.ts";
import { refusalOf } from "./refusal.ts";

test("a refusal names the roles and the act that no rule permits", () => {
	expect(explainError(refusalOf("import:create", ["viewer"]))).toMatchObject({
		kind: "refused",
		detail: "The role viewer may not do import:create: no rule permits it.",
	});
	expect(refusalOf("import:create", ["viewer", "analyst"]).message).toMatch(/^The roles viewer, analyst may not/);
});
