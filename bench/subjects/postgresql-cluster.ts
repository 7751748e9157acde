import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const DEBIAN_FOLDER = "/usr/lib/postgresql";
const PORT = 54_329;

/** A PostgreSQL cluster in a directory of its own, reached by a socket there. Started as `postgres` where this is root. */
export class PostgresqlCluster {
	readonly #data: string;
	readonly #programs: string;

	private constructor(data: string, programs: string) {
		this.#data = data;
		this.#programs = programs;
	}

	/** The folder of `initdb` and `pg_ctl`, newest version first; undefined where PostgreSQL is not installed. */
	static programs(): string | undefined {
		const debian = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER).sort((a, b) => Number(b) - Number(a)) : [];
		const folders = [
			...debian.map((version) => join(DEBIAN_FOLDER, version, "bin")),
			...(process.env.PATH ?? "").split(":"),
		];
		return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl")));
	}

	static start(directory: string): PostgresqlCluster {
		const programs = PostgresqlCluster.programs();
		if (programs === undefined) throw new Error("PostgreSQL is not installed");
		const folder = join(directory, "postgresql");
		const cluster = new PostgresqlCluster(join(folder, "data"), programs);
		if (!existsSync(cluster.#data)) {
			mkdirSync(folder, { recursive: true });
			const account = unprivileged();
			if (account !== undefined) chownSync(folder, account.uid, account.gid);
			cluster.#run("initdb", ["-D", cluster.#data, "-U", "bench", "--auth=trust", "--encoding=UTF8", "--locale=C"]);
			writeFileSync(
				join(cluster.#data, "postgresql.auto.conf"),
				[
					"listen_addresses = ''",
					`unix_socket_directories = '${cluster.#data}'`,
					`port = ${PORT}`,
					"shared_buffers = '1GB'",
					"work_mem = '256MB'",
					"maintenance_work_mem = '512MB'",
					"max_wal_size = '8GB'",
					"jit = off",
				].join("\n"),
			);
		}
		cluster.#run("pg_ctl", ["-D", cluster.#data, "-w", "-t", "60", "-l", join(cluster.#data, "log"), "start"]);
		return cluster;
	}

	get connection() {
		return { host: this.#data, port: PORT, user: "bench", database: "postgres" };
	}

	stop(): void {
		this.#run("pg_ctl", ["-D", this.#data, "-m", "fast", "-w", "stop"]);
	}

	/** The largest process of the cluster, shared buffers included. */
	peakMemoryBytes(): number {
		const postmaster = readFileSync(join(this.#data, "postmaster.pid"), "utf8").split("\n")[0] ?? "";
		const peaks = readdirSync("/proc")
			.filter((entry) => /^\d+$/.test(entry))
			.map((pid) => statusOf(pid))
			.filter((status) => /^PPid:\s+(\d+)$/m.exec(status)?.[1] === postmaster)
			.map((status) => Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0));
		return Math.max(0, ...peaks) * 1024;
	}

	#run(program: string, args: readonly string[]): void {
		const result = spawnSync(join(this.#programs, program), args, {
			...unprivileged(),
			cwd: "/",
			encoding: "utf8",
			stdio: ["ignore", "ignore", "pipe"],
		});
		if (result.status !== 0) throw new Error(`${program} failed: ${result.error?.message ?? result.stderr}`);
	}
}

function statusOf(pid: string): string {
	try {
		return readFileSync(`/proc/${pid}/status`, "utf8");
	} catch {
		// The process has ended since the directory was read.
		return "";
	}
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const line = readFileSync("/etc/passwd", "utf8")
		.split("\n")
		.find((entry) => /^(postgres|nobody):/.test(entry));
	const [, , uid, gid] = line?.split(":") ?? [];
	if (uid === undefined) throw new Error("PostgreSQL needs an account that is not root");
	return { uid: Number(uid), gid: Number(gid) };
}
