import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** Where Segward itself lies: policies, examples and documents are found from here. */
export const PROJECT_DIRECTORY = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The built web app. */
export const WEB_DIRECTORY = join(PROJECT_DIRECTORY, "dist", "web");

export const PRODUCT_VERSION = z
	.object({ version: z.string() })
	.parse(JSON.parse(readFileSync(join(PROJECT_DIRECTORY, "package.json"), "utf8"))).version;
