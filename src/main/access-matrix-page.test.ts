import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cedarPolicyEngine } from "../adapters/cedar/cedar-policy-engine.ts";
import { readPolicies } from "../adapters/cedar/policy-files.ts";
import { accessMatrixPage } from "./access-matrix-page.ts";
import { PROJECT_DIRECTORY } from "./project.ts";

test("docs/access-matrix.md is what the policies and the contract give; otherwise run 'npm run generate'", () => {
	const page = readFileSync(join(PROJECT_DIRECTORY, "docs", "access-matrix.md"), "utf8");
	expect(page).toBe(accessMatrixPage(cedarPolicyEngine(readPolicies(join(PROJECT_DIRECTORY, "policies")))));
});
