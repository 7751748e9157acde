import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = import.meta.dirname;

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
	},
});
