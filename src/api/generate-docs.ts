// docs/errors.md and docs/openapi.json, from the error catalogue and the contract.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { errorsPage } from "../contract/errors-page.ts";
import { openApiDocument } from "../contract/openapi.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
mkdirSync("docs", { recursive: true });
writeFileSync("docs/errors.md", errorsPage());
writeFileSync("docs/openapi.json", `${JSON.stringify(openApiDocument(version), null, "\t")}\n`);
