// node scripts/run.mjs scripts/complete-lock.ts: run after any `npm install` that changed package-lock.json.
// npm leaves out of the lock file the optional packages of other platforms that its registry mirror does not serve,
// and `npm ci` then refuses the file on every platform. This puts their exact versions in.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./steps.ts";

interface LockEntry {
	version?: string;
	dev?: boolean;
	optional?: boolean;
	os?: string[];
	cpu?: string[];
	libc?: string[];
	optionalDependencies?: Record<string, string>;
}

const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const file = join(ROOT, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, LockEntry> };

for (const entry of Object.values(lock.packages)) {
	for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
		const path = `node_modules/${name}`;
		if (lock.packages[path] || !EXACT_VERSION.test(version)) continue;
		const { os, cpu, libc } = platformOf(name);
		lock.packages[path] = { version, cpu, dev: entry.dev, libc, optional: true, os };
		process.stdout.write(`added ${name}@${version}\n`);
	}
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, "\t")}\n`);

/** Such packages carry their platform in the name: `@scope/lib-linux-arm64-musl`. */
function platformOf(name: string): Pick<LockEntry, "os" | "cpu" | "libc"> {
	const one = (pattern: RegExp) => pattern.exec(name)?.[1];
	const os = one(/-(android|darwin|freebsd|linux|win32)\b/);
	const cpu = one(/-(arm64|arm|x64|ia32)\b/);
	const libc = os === "linux" ? (one(/-(musl)\b/) ?? "glibc") : undefined;
	return { os: os ? [os] : undefined, cpu: cpu ? [cpu] : undefined, libc: libc ? [libc] : undefined };
}
