import { countConditions } from "../../core/segments/count-conditions.ts";
import { type RuleReferences, referencesIn } from "../../core/segments/references.ts";
import type { SegmentDocument } from "../../core/segments/segment-document.ts";
import type { ControlStore, SegmentHead } from "../../ports/control-store.ts";

/** What listings and searches need of a segment's document. */
interface SegmentDigest {
	version: number;
	title: string;
	purpose: string;
	team?: string;
	tags: readonly string[];
	conditions: number;
	references: RuleReferences;
}

export type IndexedSegment = SegmentHead & SegmentDigest;

/**
 * All segments of a workspace without their documents, fast enough to filter and sort thousands on every request:
 * what is digested from a document is kept as long as its version, which never changes.
 */
export class SegmentIndex {
	readonly #store: ControlStore;
	/** Workspace → segment number → digest of its current version. */
	readonly #digests = new Map<string, Map<number, SegmentDigest>>();

	constructor(store: ControlStore) {
		this.#store = store;
	}

	/** By name; archived ones included. */
	async all(workspaceId: string): Promise<IndexedSegment[]> {
		const heads = await this.#store.segments.heads(workspaceId);
		const known = this.#digests.get(workspaceId) ?? new Map<number, SegmentDigest>();
		this.#digests.set(workspaceId, known);
		const isFresh = ({ no, version }: SegmentHead) => known.get(no)?.version === version;
		const missing = heads.filter((head) => !isFresh(head)).map(({ no }) => no);
		if (missing.length > 0) {
			for (const { no, version, spec } of await this.#store.segments.specs(workspaceId, missing)) {
				known.set(no, digestOf(version, spec as SegmentDocument));
			}
		}
		return heads.flatMap((head) => {
			const digest = known.get(head.no);
			return digest === undefined ? [] : [{ ...digest, ...head }];
		});
	}

	/** Segments, not archived, whose rules refer directly to this one. */
	async usersOf(workspaceId: string, kind: keyof RuleReferences, name: string): Promise<IndexedSegment[]> {
		const segments = await this.all(workspaceId);
		return segments.filter(({ state, references }) => state !== "archived" && references[kind].has(name));
	}
}

/** The document was checked when it was stored. */
function digestOf(version: number, { metadata, spec }: SegmentDocument): SegmentDigest {
	return {
		version,
		title: spec.title,
		purpose: spec.purpose,
		team: metadata.team,
		tags: spec.tags ?? [],
		conditions: countConditions(spec.rule),
		references: referencesIn(spec.rule),
	};
}
