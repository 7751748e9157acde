#!/usr/bin/env node
import { join } from "node:path";
import { launch, ROOT } from "../scripts/launch.mjs";

launch([join(ROOT, "src", "main", "segward.ts"), ...process.argv.slice(2)]);
