// What stands between a fresh clone and a running program. Plain JavaScript, for it must run on any Node from 18 on.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

const WANTED_NODE_MAJOR = 24;
const LOCK_RETRY_MS = 500;

/** Installs what is missing, runs `args` under Node 24 or newer, and ends this process the way the child ends. */
export function launch(args) {
	let node;
	try {
		ensurePackages();
		node = ensureNode();
	} catch (error) {
		process.stderr.write(`segward: ${error.message}\n`);
		process.exit(1);
	}
	const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...args], {
		stdio: "inherit",
		env: {
			// Every query of the embedded engine keeps a thread of Node's pool busy; with the usual four a preview would wait.
			UV_THREADPOOL_SIZE: "16",
			// Compiled code is kept for the next start, which takes a third less time then.
			NODE_COMPILE_CACHE: join(ROOT, "node_modules", ".cache", "compiled"),
			...process.env,
		},
	});
	for (const signal of ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"]) {
		process.on(signal, () => {
			// A terminal sends Ctrl-C to the child as well; passing it on would make it two.
			if (process.stdin.isTTY && (signal === "SIGINT" || signal === "SIGQUIT")) return;
			child.kill(signal);
		});
	}
	child.on("error", (error) => {
		process.stderr.write(`segward: cannot run ${node}: ${error.message}\n`);
		process.exit(1);
	});
	child.on("exit", (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}

function ensurePackages() {
	if (packagesAreInstalled(ROOT)) return;
	withLock(() => {
		if (packagesAreInstalled(ROOT)) return;
		notice("installing packages (npm ci), once");
		npmCi(ROOT);
	});
}

/** Compares the lock file with npm's own record of what it installed, so a manual `npm install` counts too. */
function packagesAreInstalled(directory, recipe = directory) {
	const record = join(directory, "node_modules", ".package-lock.json");
	if (!existsSync(record)) return false;
	const wanted = JSON.parse(readFileSync(join(recipe, "package-lock.json"), "utf8")).packages;
	const installed = JSON.parse(readFileSync(record, "utf8")).packages;
	return Object.entries(wanted).every(
		([path, entry]) => path === "" || (installed[path] ? installed[path].version === entry.version : entry.optional),
	);
}

function ensureNode() {
	if (Number.parseInt(process.versions.node, 10) >= WANTED_NODE_MAJOR) return process.execPath;
	const directory = join(ROOT, ".node24");
	const recipe = join(ROOT, "scripts", "node24");
	const name = `node-${process.platform}-${process.arch}`;
	const version = JSON.parse(readFileSync(join(recipe, "package.json"), "utf8")).optionalDependencies[name];
	const remedy = `Segward runs on Node ${WANTED_NODE_MAJOR} or newer: install it from https://nodejs.org and try again`;
	if (!version)
		throw new Error(`this is Node ${process.versions.node} on ${process.platform}-${process.arch}. ${remedy}`);
	const node = join(directory, "node_modules", name, "bin", "node");
	if (!packagesAreInstalled(directory, recipe)) {
		withLock(() => {
			if (packagesAreInstalled(directory, recipe)) return;
			notice(`this system has Node ${process.versions.node}; fetching Node ${version} into .node24/, once`);
			mkdirSync(directory, { recursive: true });
			cpSync(recipe, directory, { recursive: true });
			npmCi(directory);
			if (spawnSync(node, ["--version"]).status === 0) return;
			rmSync(directory, { recursive: true, force: true });
			throw new Error(`the fetched Node ${version} does not run on this system. ${remedy}`);
		});
	}
	return node;
}

/** Integrity is npm's work: the lock file holds the SHA-512 of every package. No package runs a script. */
function npmCi(directory) {
	const options = ["ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
	const npm = process.env.npm_execpath;
	const [command, args] = npm?.endsWith(".js") ? [process.execPath, [npm, ...options]] : ["npm", options];
	// Standard output belongs to the program that follows.
	const result = spawnSync(command, [...args, "--loglevel=error"], { cwd: directory, stdio: ["ignore", 2, 2] });
	if (result.error) throw new Error(`cannot run npm: ${result.error.message}`);
	if (result.status !== 0) throw new Error("npm ci failed (see above); check the network and try again");
}

/** One installer at a time in this clone; the others wait, then find the work done. */
function withLock(work) {
	const lock = join(ROOT, ".install.lock");
	let announced = false;
	for (;;) {
		try {
			writeFileSync(lock, String(process.pid), { flag: "wx" });
			break;
		} catch (error) {
			if (error.code !== "EEXIST") throw error;
		}
		if (isStale(lock)) {
			rmSync(lock, { force: true });
			continue;
		}
		if (!announced) notice("waiting for another process that is installing");
		announced = true;
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_RETRY_MS);
	}
	try {
		work();
	} finally {
		rmSync(lock, { force: true });
	}
}

function isStale(lock) {
	try {
		process.kill(Number(readFileSync(lock, "utf8")), 0);
		return false;
	} catch (error) {
		return error.code === "ESRCH";
	}
}

function notice(text) {
	process.stderr.write(`segward: ${text}\n`);
}
