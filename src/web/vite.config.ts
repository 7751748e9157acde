import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { usedMantineStyles } from "./mantine-styles.ts";

const here = import.meta.dirname;

const FRAME =
	/node_modules\/(?:@floating-ui\/|react-remove-scroll|@mantine\/core\/esm\/components\/(?:AppShell|Menu|ScrollArea|Popover|Tooltip|Transition|NavLink|Burger|Kbd|Collapse|Badge|Progress|Portal|FocusTrap|Overlay)\/)/;

/** What most screens share. */
const SHARED =
	/src\/web\/(?:design|client)\/.*\.tsx?$|node_modules\/(?:@mantine\/(?:core|hooks)|@tabler|@tanstack\/(?:query-core|react-query))\//;

const JSON_SCHEMA = [
	[`import * as processors from "../core/json-schema-processors.js";`, "const processors = {};"],
	[
		`import { createStandardJSONSchemaMethod, createToJSONSchemaMethod } from "../core/to-json-schema.js";`,
		"const createStandardJSONSchemaMethod = () => undefined, createToJSONSchemaMethod = () => undefined;",
	],
] as const;

/** No page makes a JSON Schema: zod without that part is a third smaller. */
const zodWithoutJsonSchema: Plugin = {
	name: "zod-without-json-schema",
	transform(code, id) {
		if (!id.endsWith("zod/v4/classic/schemas.js")) return undefined;
		for (const [part] of JSON_SCHEMA) if (!code.includes(part)) this.error(`zod has changed: ${part}`);
		return { code: JSON_SCHEMA.reduce((text, [part, stub]) => text.replace(part, stub), code), map: null };
	},
};

export default defineConfig({
	root: here,
	plugins: [react(), zodWithoutJsonSchema, usedMantineStyles()],
	build: {
		outDir: join(here, "..", "..", "dist", "web"),
		emptyOutDir: true,
		// The server marks every style and script of the page with a nonce; inlined assets would need `data:` in the CSP.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		target: "es2022",
		reportCompressedSize: true,
		rolldownOptions: {
			output: {
				// What every signed-in screen needs anyway, in one chunk: dozens of small ones compress worse.
				codeSplitting: {
					groups: [
						{ name: "frame", test: FRAME, priority: 2 },
						{ name: "icons", test: /@tabler\/icons-react\/dist\/esm\/icons/, minShareCount: 2, priority: 1 },
						{ name: "shared", test: SHARED, minShareCount: 8 },
					],
				},
			},
		},
	},
});
