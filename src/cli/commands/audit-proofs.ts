import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import type { Client } from "../../contract/wire.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import type { LogParts } from "../house.ts";
import { openOut } from "../out-file.ts";
import { count } from "../print/amounts.ts";
import type { Task } from "../task.ts";

interface VerifyOptions {
	log?: string;
	key?: string;
	witness?: string[];
	trust?: string;
	anchor?: string[];
}

/** Verifying the access log, whole or one entry. */
export function addAuditProofCommands(audit: Command, run: Runner): void {
	addCommand<VerifyOptions>(
		audit,
		run,
		{
			use: "verify",
			summary: "Verify the access log: every entry, the tree over them, and who signed it",
			examples: ["audit verify --trust log-trust.txt", "audit verify --log ./export --key segward.local/…"],
		},
		async (task, _, options) => {
			const { trust, witness = [], anchor = [] } = options;
			const earlier = trust !== undefined && existsSync(trust) ? readFileSync(trust, "utf8") : undefined;
			const verdict = await task.house.verifyLog({
				...(await logOf(task, options)),
				witnesses: witness,
				earlier,
				anchors: anchor,
				onProgress: (done, total) => task.progress.show(`${count(done)} of ${count(total)} entries`),
			});
			task.print(verdict, () =>
				[
					`${verdict.origin}: ${count(verdict.size)} entries`,
					...(verdict.erased > 0
						? [`${count(verdict.erased)} of them without their text, as later entries record`]
						: []),
					...verdict.findings.map(({ sentence }) => `  WRONG: ${sentence}`),
					...(verdict.findings.length === 0 ? ["Entries, hashes and signed head fit each other."] : []),
				].join("\n"),
			);
			if (verdict.findings.length > 0) return 1;
			if (trust !== undefined) writeFileSync(trust, verdict.checkpoint);
			return 0;
		},
		(command) =>
			command
				.option("--log <dir>", "an export; without it, the log of the installation")
				.option("--key <key>", "who must have signed; without it, whoever the installation names")
				.option("--witness <key>", "who must have cosigned; may be repeated", (one, all: string[] = []) => [
					...all,
					one,
				])
				.option(
					"--anchor <place>",
					"heads kept outside, a directory or https://; may be repeated",
					(one, all: string[] = []) => [...all, one],
				)
				.option("--trust <file>", "keeps the verified tree head; next time the log must have grown from it"),
	);
	addCommand<{ key?: string; out?: string }>(
		audit,
		run,
		{
			use: "prove <no>",
			summary: "Prove that an entry stands in the signed log, and check the proof",
			examples: ["audit prove 42 --out entry-42.json"],
		},
		async (task, [no = ""], { key, out }) => {
			const proven = await (await task.client()).proveAuditEntry({ no }, task.sending);
			const fault = await task.house.verifyEntry(proven, key ?? proven.verifierKey);
			const verdict = fault ?? "The entry stands in the signed log.";
			if (out !== undefined) {
				const file = openOut(out, task.terminal, { replaces: true });
				await file.write(`${JSON.stringify(proven, null, "\t")}\n`);
				file.close();
			}
			if (out === "-") task.remark(verdict);
			else task.print(proven, () => `${verdict}\n${proven.payload || "Its text was erased."}`);
			return fault === undefined ? 0 : 1;
		},
		(command) =>
			command
				.option("--key <key>", "who must have signed; without it, whoever the installation names")
				.option("--out <file>", "writes entry and proof, for the verifier; - for standard output"),
	);
}

async function logOf(task: Task, { log, key }: VerifyOptions): Promise<{ log: string | LogParts; key: string }> {
	if (log !== undefined) {
		if (key !== undefined) return { log, key };
		throw new SegwardError("usage-invalid", {
			detail: "An export does not say for itself who must have signed it.",
			hint: "Pass --key; 'segward audit verify --json' and GET /api/v1/audit/log on the server tell it.",
		});
	}
	const client = await task.client();
	const about = await client.showAuditLog({}, task.sending);
	if (key === undefined) task.remark(`Signed by ${about.verifierKey}, as the installation says; pin it with --key.`);
	return { log: partsFrom(client, task), key: key ?? about.verifierKey };
}

/** The log of the installation, through the doors of the API. */
export function partsFrom(client: Client, { sending }: Task): LogParts {
	return {
		async checkpoint() {
			const { checkpoint } = await client.showAuditLog({}, sending);
			if (checkpoint !== undefined) return checkpoint;
			throw new SegwardError("not-found", { detail: "Nothing was recorded yet." });
		},
		witnessed: async () => (await client.showAuditLog({}, sending)).witnessed,
		async tile(path) {
			try {
				return Buffer.from((await patiently(() => client.readAuditTile({ path }, sending))).content, "base64");
			} catch (error) {
				if (error instanceof SegwardError && error.code === "not-found") return undefined;
				throw error;
			}
		},
		async *payloads() {
			for (let cursor: string | undefined; ; ) {
				const page = await patiently(() => client.listAuditPayloads({ cursor, limit: 500 }, sending));
				yield* page.items;
				cursor = page.cursor;
				if (cursor === undefined) return;
			}
		},
	};
}

const MOST_WAITS = 30;
const WAIT_MS = 4000;

/** A big log takes more requests than a server answers in a minute; whoever verifies it has the time. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
	for (let waits = 0; ; waits++) {
		try {
			return await ask();
		} catch (error) {
			if (!(error instanceof SegwardError && error.code === "rate-limited") || waits === MOST_WAITS) throw error;
			await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
		}
	}
}
