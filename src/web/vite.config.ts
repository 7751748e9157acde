import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = import.meta.dirname;

const FRAME =
	/node_modules\/(?:@floating-ui\/|react-remove-scroll|@mantine\/core\/esm\/components\/(?:AppShell|Menu|ScrollArea|Popover|Tooltip|Transition|NavLink|Burger|Kbd|Collapse|Badge|Progress|Portal|FocusTrap|Overlay)\/)/;

export default defineConfig({
	root: here,
	plugins: [react()],
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
				codeSplitting: { groups: [{ name: "frame", test: FRAME }] },
			},
		},
	},
});
