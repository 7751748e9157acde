import type { QuarantineGroup } from "../../core/intake/import-record.ts";
import { encodeQuarantined } from "../../core/intake/quarantine-payload.ts";
import type { RawRow } from "../../core/intake/raw-row.ts";
import type { QuarantineBatch } from "../../ports/customer-data.ts";
import type { IdentityVault } from "../../ports/identity-vault.ts";

type RowVault = Pick<IdentityVault, "keyVersion" | "sealRow">;

/** Sets rows aside: seals each for the engine and counts them by reason and column. */
export class QuarantineTally {
	readonly #vault: RowVault;
	readonly #importNo: number;
	readonly #groups = new Map<string, { reason: string; columnNo: number; rows: number }>();
	#batch = emptyBatch();

	constructor(vault: RowVault, importNo: number) {
		this.#vault = vault;
		this.#importNo = importNo;
	}

	/** Rows set aside so far. */
	rows = 0;

	/** Rows waiting for `take`. */
	get pending(): number {
		return this.#batch.rowNos.length;
	}

	add(row: RawRow, reason: string, columnNo: number): void {
		this.rows += 1;
		const id = `${reason} ${columnNo}`;
		const group = this.#groups.get(id) ?? { reason, columnNo, rows: 0 };
		group.rows += 1;
		this.#groups.set(id, group);
		this.#batch.rowNos.push(row.rowNo);
		this.#batch.reasons.push(reason);
		this.#batch.columnNos.push(columnNo);
		this.#batch.payloads.push(this.#vault.sealRow(this.#importNo, row.rowNo, encodeQuarantined(row)));
	}

	take(): QuarantineBatch {
		const taken = { ...this.#batch, keyVersion: this.#vault.keyVersion };
		this.#batch = emptyBatch();
		return taken;
	}

	/** @param columns header names of the source. */
	groups(
		importId: string,
		columns: readonly string[],
		settled?: Pick<QuarantineGroup, "state" | "note">,
	): QuarantineGroup[] {
		return [...this.#groups.values()].map(({ reason, columnNo, rows }) => ({
			importId,
			reason,
			column: columns[columnNo] ?? "",
			rows,
			state: "open",
			...settled,
		}));
	}
}

function emptyBatch() {
	return {
		rowNos: [] as number[],
		reasons: [] as string[],
		columnNos: [] as number[],
		payloads: [] as Uint8Array[],
	};
}
