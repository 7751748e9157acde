import { runProcess } from "./run-process.ts";

// `npm start`: what `segward serve` does, with its options behind `--`.
await runProcess(["serve", ...process.argv.slice(2)]);
