// docs/errors.md and docs/openapi.json, from the error catalogue and the contract.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { errorsPage } from "../contract/errors-page.ts";
import { openApiDocument } from "../contract/openapi.ts";
import { API_PREFIX } from "../contract/prefixes.ts";
import { WIRE_TABLE } from "../contract/wire-table.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
mkdirSync("docs", { recursive: true });
writeFileSync("docs/errors.md", errorsPage());
writeFileSync("docs/openapi.json", `${JSON.stringify(openApiDocument(version), null, "\t")}\n`);

// What the web app knows of the contract: how to ask, without the schemas.
const asked = Object.entries(WIRE_TABLE).filter(([, { address }]) => address.startsWith(API_PREFIX));
writeFileSync("src/web/client/wire-table.json", `${JSON.stringify(Object.fromEntries(asked))}\n`);
