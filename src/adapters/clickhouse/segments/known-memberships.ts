import type { MembershipRef } from "../../../ports/segment-engine.ts";
import type { Database } from "../database.ts";
import { LoadedOnce } from "../loaded-once.ts";
import { RowBinary } from "../row-binary.ts";
import { qualified, SLICE_KEYS } from "../tables.ts";
import { StoredBitmap } from "./stored-bitmap.ts";

/** A membership of ten million customers takes 1.25 MB at most. */
const MOST_BYTES = 64 * 1024 * 1024;

interface Membership {
	/** More than one a slice where the engine has not put them together yet. */
	ofSlice: ReadonlyMap<number, readonly StoredBitmap[]>;
	bytes: number;
}

/**
 * Memberships that were asked about, as the engine stores them, so that the next question about one needs no statement.
 * What a refresh stored never changes.
 */
export class KnownMemberships {
	readonly #database: Pick<Database, "bytes">;
	readonly #known = new LoadedOnce<Membership>(MOST_BYTES);

	constructor(database: Pick<Database, "bytes">) {
		this.#database = database;
	}

	async has(workspaceId: string, ref: MembershipRef, customerKey: number): Promise<boolean> {
		const { ofSlice } = await this.#known.get(keyOf(workspaceId, ref), () => this.#load(workspaceId, ref));
		const bitmaps = ofSlice.get(Math.floor(customerKey / SLICE_KEYS)) ?? [];
		return bitmaps.some((bitmap) => bitmap.has(customerKey));
	}

	/** These are being written, or were. */
	forget(workspaceId: string, refs: readonly MembershipRef[]): void {
		const written = new Set(refs.map((ref) => keyOf(workspaceId, ref)));
		this.#known.forget((key) => written.has(key));
	}

	/** All others of the workspace were dropped. */
	keep(workspaceId: string, refs: readonly MembershipRef[]): void {
		const kept = new Set(refs.map((ref) => keyOf(workspaceId, ref)));
		this.#known.forget((key) => key.startsWith(`${workspaceId} `) && !kept.has(key));
	}

	async #load(workspaceId: string, { segmentNo, refreshNo }: MembershipRef): Promise<Membership> {
		const body = await this.#database.bytes(
			`SELECT slice, members FROM ${qualified(workspaceId, "memberships")}
WHERE segment_no = {segment:UInt32} AND refresh_no = {refresh:UInt32} FORMAT RowBinary`,
			{ segment: segmentNo, refresh: refreshNo },
			{ lane: "interactive", settings: { max_threads: 1 } },
		);
		const ofSlice = new Map<number, StoredBitmap[]>();
		let bytes = 0;
		for (const reader = new RowBinary(body); !reader.done; ) {
			const slice = reader.uint32();
			const bitmap = StoredBitmap.read(reader);
			ofSlice.set(slice, [...(ofSlice.get(slice) ?? []), bitmap]);
			bytes += bitmap.byteLength;
		}
		return { ofSlice, bytes };
	}
}

function keyOf(workspaceId: string, { segmentNo, refreshNo }: MembershipRef): string {
	return `${workspaceId} ${segmentNo} ${refreshNo}`;
}
