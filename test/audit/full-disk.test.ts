import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openAuditLog } from "../../src/adapters/sqlite/audit/audit-log.ts";

/** Appends entries of about 10 kB until one is refused, then tries once more; says what became of them. */
const WRITER = `
	process.on("SIGXFSZ", () => undefined);
	const { openAuditLog } = await import(${JSON.stringify(new URL("../../src/adapters/sqlite/audit/audit-log.ts", import.meta.url).href)});
	const key = Buffer.alloc(32, 5);
	const log = await openAuditLog(process.argv[1], { sealing: key, signing: key });
	const entry = { at: new Date().toISOString(), workspaceId: "one", actor: "a", role: "r", action: "x:y", resource: "z/" + "w".repeat(10_000),
		decision: "allow", outcome: "done", requestId: "q" };
	let kept = 0;
	let refused;
	while (refused === undefined && kept < 2000) await log.append(entry).then(() => kept++, (error) => { refused = error.code; });
	const again = await log.append(entry).then(() => "kept", (error) => error.code);
	process.stdout.write(JSON.stringify({ kept, refused, again }));
	process.exit(0);
`;

test("a log whose file can grow no further refuses entries, and keeps what it took", async () => {
	const directory = mkdtempSync(join(tmpdir(), "segward-full-"));
	try {
		const file = join(directory, "audit.db");
		// Of 1 KiB each, so 3 MiB: to the process, a file system that is full.
		const limited = `ulimit -f 3072; exec "$0" "$@"`;
		const given = ["-c", limited, process.execPath, "--input-type=module", "--eval", WRITER, file];
		const writer = spawn("bash", given, { stdio: ["ignore", "pipe", "pipe"] });
		let said = "";
		writer.stdout.on("data", (text: Buffer) => {
			said += text.toString();
		});
		await once(writer, "close");
		const { kept, refused, again } = JSON.parse(said) as { kept: number; refused: string; again: string };
		expect({ refused, again }).toEqual({ refused: "audit-unavailable", again: "audit-unavailable" });
		expect(kept).toBeGreaterThan(10);
		const key = Buffer.alloc(32, 5);
		const log = await openAuditLog(file, { sealing: key, signing: key });
		const [newest] = await log.list({ workspaceId: "one", limit: 1 });
		await log.append({ ...(newest as NonNullable<typeof newest>) });
		await log.close();
		expect(newest?.no).toBe(kept);
	} finally {
		rmSync(directory, { recursive: true, force: true });
	}
}, 60_000);
