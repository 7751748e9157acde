import { spawnSync } from "node:child_process";
import {
	accessSync,
	chmodSync,
	constants,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const ROOT = join(import.meta.dirname, "..", "..");

const SYSTEM_BROWSERS = [
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
	"/usr/bin/google-chrome-stable",
];

const FLAGS = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--disable-dev-shm-usage",
	"--font-render-hinting=none",
];

/** Chromium: the system's, else the one inside the npm package `@sparticuz/chromium`, so that a fresh machine has one too. */
export async function launchBrowser(): Promise<Browser> {
	const system = SYSTEM_BROWSERS.find((path) => existsSync(path));
	if (system) return chromium.launch({ executablePath: system, args: FLAGS });
	const directory = unpackedBrowser();
	const libraries = [join(directory, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
	return chromium.launch({
		executablePath: join(directory, "chromium"),
		args: FLAGS,
		env: {
			...process.env,
			LD_LIBRARY_PATH: libraries,
			FONTCONFIG_FILE: join(directory, "fonts.conf"),
			HOME: process.env.HOME ?? tmpdir(),
		},
	});
}

/** Unpacks the package's browser once. The package itself would use the shared temporary directory: two users or two runs at
 * once would be in each other's way there. */
function unpackedBrowser(): string {
	const { version } = JSON.parse(
		readFileSync(join(ROOT, "node_modules", "@sparticuz", "chromium", "package.json"), "utf8"),
	) as { version: string };
	const parent = writableDirectory();
	const directory = join(parent, `chromium-${version}`);
	if (existsSync(directory)) return directory;
	const fresh = mkdtempSync(join(parent, "unpacking-"));
	const unpacking = spawnSync(
		process.execPath,
		["--input-type=module", "-e", "await (await import('@sparticuz/chromium')).default.executablePath()"],
		// The package unpacks the shared libraries that it brings only where it believes to be in its usual home.
		{
			cwd: ROOT,
			env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
			encoding: "utf8",
		},
	);
	if (unpacking.status !== 0) throw new Error(`The browser could not be unpacked: ${unpacking.stderr}`);
	chmodSync(fresh, 0o755);
	chmodSync(join(fresh, "chromium"), 0o755);
	writeFileSync(join(fresh, "fonts.conf"), fontConfiguration(join(directory, "fonts")));
	try {
		renameSync(fresh, directory);
	} catch (error) {
		rmSync(fresh, { recursive: true, force: true });
		if (!existsSync(directory)) throw error;
	}
	return directory;
}

function writableDirectory(): string {
	const shared = join(ROOT, "node_modules", ".cache");
	try {
		mkdirSync(shared, { recursive: true });
		accessSync(shared, constants.W_OK);
		return shared;
	} catch {
		const own = join(tmpdir(), `segward-browser-${userInfo().uid}`);
		mkdirSync(own, { recursive: true, mode: 0o700 });
		return own;
	}
}

/** The fonts of the package, then those of the system for the scripts that it lacks. */
function fontConfiguration(fonts: string): string {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;
}
