// npm run generate: rewrites every committed file that is derived from the source.
// A generator lives with what it describes: any file `generate-*.ts`, run from the root of the clone.
import { globSync } from "node:fs";
import { node, ROOT } from "./steps.ts";

const generators = globSync("{src,scripts,test}/**/generate-*.ts", { cwd: ROOT }).sort();
for (const generator of generators) {
	process.stdout.write(`${generator}\n`);
	if (!node(generator)) {
		process.stdout.write(`${generator} failed\n`);
		process.exit(1);
	}
}
