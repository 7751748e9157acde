import { useSyncExternalStore } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import type { ImportKind, ImportMode } from "../../../core/intake/import-record.ts";
import { Mapping } from "../../../core/intake/mapping.ts";
import { client } from "../../client/client.ts";
import { fileContent } from "../../client/fetch-transport.ts";
import { headOf, mappingNameFor } from "./file-head.ts";
import { carryEdits, type FileLayout } from "./file-layout.ts";
import { draftOf, type MappingDraft, mappingOf } from "./mapping-draft.ts";
import { startUpload } from "./uploads.ts";

export type Proposal = ResultOf<"proposeMapping">;

/** An import that is being prepared; kept outside of the components so that a look at another page does not lose it. */
export interface NewImport {
	step: "file" | "mapping" | "dry-run";
	file?: File;
	mode: ImportMode;
	proposal?: Proposal;
	draft?: MappingDraft;
	/** Somebody changed the draft since it was proposed. */
	edited?: true;
	/** The import that tried the mapping and kept nothing. */
	dryRunId?: string;
	/** Why there is none. */
	dryRunError?: unknown;
}

const EMPTY: NewImport = { step: "file", mode: "upsert" };

let current = EMPTY;
const listeners = new Set<() => void>();

export function changeNewImport(change: (before: NewImport) => NewImport): void {
	current = change(current);
	for (const listener of listeners) listener();
}

export function startOver(): void {
	changeNewImport(() => EMPTY);
}

export function useNewImport(): NewImport {
	return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** Asks what the columns of a file are. @throws SegwardError such as `file-binary`, `cancelled`. */
export async function proposeFor(
	file: File,
	kind: ImportKind | undefined,
	layout: FileLayout,
	signal?: AbortSignal,
): Promise<NewImport> {
	const head = headOf(file);
	const proposal = await client.proposeMapping(
		{ fileName: file.name.slice(0, 255), kind, ...layout, content: fileContent(head) },
		{ signal },
	);
	const draft = draftOf(Mapping.parse(proposal.mapping), proposal.columns);
	return {
		step: "mapping",
		mode: "upsert",
		file,
		proposal,
		draft: { ...draft, name: mappingNameFor(file.name) },
	};
}

/** Looks at the file again, as another kind or read in another way; what somebody changed stays where it still fits. */
export async function proposeAgain(kind: ImportKind, layout: FileLayout): Promise<void> {
	const { file } = current;
	if (!file) return;
	const next = await proposeFor(file, kind, layout);
	changeNewImport((before) => {
		const { draft, proposal } = before;
		if (before.file !== file || !draft || !proposal || !next.draft) return before;
		const proposed = draftOf(Mapping.parse(proposal.mapping), proposal.columns);
		return { ...next, mode: before.mode, draft: carryEdits(draft, proposed, next.draft) };
	});
}

/** Changes the draft; what was tried before says nothing about it. */
export function changeDraft(edit: (draft: MappingDraft) => MappingDraft): void {
	changeNewImport((before) =>
		before.draft ? { ...before, draft: edit(before.draft), edited: true, dryRunId: undefined } : before,
	);
}

/** Goes to the dry run, and starts it unless this very mapping was tried already. */
export async function tryMapping(): Promise<void> {
	const { file, draft, mode, dryRunId } = current;
	if (!file || !draft) return;
	changeNewImport((before) => ({ ...before, step: "dry-run", dryRunError: undefined }));
	if (dryRunId !== undefined) return;
	try {
		const id = await startUpload(file, { kind: draft.kind, mode, dryRun: true, mapping: { ...mappingOf(draft) } });
		changeNewImport((before) => (before.draft === draft ? { ...before, dryRunId: id } : before));
	} catch (error) {
		changeNewImport((before) => (before.draft === draft ? { ...before, dryRunError: error } : before));
	}
}
