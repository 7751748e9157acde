import { type Loose, sameValue } from "./loose.ts";
import { readYaml, writeYaml, type YamlFault } from "./yaml-text.ts";

/** The one document that both views show. Without a fault, `text` always reads as exactly `document`. */
export interface Draft {
	document: Loose;
	text: string;
	/** Set while the text cannot be read; `document` is then the last that could. */
	fault: YamlFault | null;
}

export interface DraftHistory {
	past: readonly Draft[];
	present: Draft;
	future: readonly Draft[];
	/** What the newest change was about; quick changes of the same place are undone together. */
	touched?: { place: string; atMs: number };
}

export type DraftAction =
	| { type: "edit"; change: (document: Loose) => Loose; place: string; atMs: number }
	| { type: "write"; text: string; atMs: number }
	| { type: "undo" }
	| { type: "redo" }
	| { type: "start"; document: Loose };

const LONGEST_PAST = 200;
const ONE_CHANGE_MS = 1200;

export function draftOf(document: Loose): Draft {
	return { document, text: writeYaml(document), fault: null };
}

export function startHistory(document: Loose): DraftHistory {
	return { past: [], present: draftOf(document), future: [] };
}

export function advance(history: DraftHistory, action: DraftAction): DraftHistory {
	switch (action.type) {
		case "start":
			return startHistory(action.document);
		case "undo":
			return travel(history, history.past.at(-1), (past, future) => [past.slice(0, -1), [history.present, ...future]]);
		case "redo":
			return travel(history, history.future[0], (past, future) => [[...past, history.present], future.slice(1)]);
		case "edit": {
			const document = action.change(history.present.document);
			if (sameValue(document, history.present.document) && history.present.fault === null) return history;
			return remember(history, draftOf(document), action.place, action.atMs);
		}
		case "write":
			if (action.text === history.present.text) return history;
			return remember(history, written(history.present, action.text), "text", action.atMs);
	}
}

function written({ document }: Draft, text: string): Draft {
	const read = readYaml(text);
	if (!read.ok) return { document, text, fault: read.fault };
	// Typing a blank or a comment does not make it another document.
	return { document: sameValue(read.document, document) ? document : read.document, text, fault: null };
}

type Stacks = readonly Draft[];

function travel(
	{ past, future, present }: DraftHistory,
	target: Draft | undefined,
	stacks: (past: Stacks, future: Stacks) => [Stacks, Stacks],
): DraftHistory {
	const [before, after] = stacks(past, future);
	return target ? { past: before, present: target, future: after } : { past, present, future };
}

function remember(history: DraftHistory, present: Draft, place: string, atMs: number): DraftHistory {
	const { past, touched } = history;
	const goesOn = touched?.place === place && atMs - touched.atMs < ONE_CHANGE_MS && past.length > 0;
	return {
		past: goesOn ? past : [...past, history.present].slice(-LONGEST_PAST),
		present,
		future: [],
		touched: { place, atMs },
	};
}
