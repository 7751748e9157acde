// npm start: builds the web app where needed, then serves (src/main/start.ts).
import { ensureWebBuild } from "./web-build.ts";

if (!ensureWebBuild()) process.exit(1);
await import("../src/main/start.ts");
