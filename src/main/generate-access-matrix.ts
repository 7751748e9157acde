import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cedarPolicyEngine } from "../adapters/cedar/cedar-policy-engine.ts";
import { readPolicies } from "../adapters/cedar/policy-files.ts";
import { accessMatrixPage } from "./access-matrix-page.ts";
import { PROJECT_DIRECTORY } from "./project.ts";

const book = cedarPolicyEngine(readPolicies(join(PROJECT_DIRECTORY, "policies")));
writeFileSync(join(PROJECT_DIRECTORY, "docs", "access-matrix.md"), accessMatrixPage(book));
