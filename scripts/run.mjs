// node scripts/run.mjs FILE.ts|TOOL [ARGUMENT…]: runs a script of this project, or a tool from node_modules, under Node 24.
import { join } from "node:path";
import { launch, ROOT } from "./launch.mjs";

const [target, ...args] = process.argv.slice(2);
if (!target) {
	process.stderr.write("usage: node scripts/run.mjs FILE.ts|TOOL [ARGUMENT…]\n");
	process.exit(2);
}
launch([target.endsWith(".ts") ? join(ROOT, target) : join(ROOT, "node_modules", ".bin", target), ...args]);
