import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { advance, type Draft, startHistory } from "./model/draft-history.ts";
import { type Loose, sameValue } from "./model/loose.ts";
import type { Edited } from "./model/rule-edits.ts";
import { pathText, type RulePath } from "./model/rule-path.ts";
import { editAt } from "./model/rule-tree.ts";
import { ruleOf, withRule } from "./model/segment-draft.ts";

export interface DraftControl {
	draft: Draft;
	/** Differs from what is stored. */
	dirty: boolean;
	canUndo: boolean;
	canRedo: boolean;
	undo(): void;
	redo(): void;
	/** @param place what is changed: quick changes of one place are undone together. */
	change(place: string, change: (document: Loose) => Loose): void;
	write(text: string): void;
	edit(path: RulePath, next: Loose): void;
	reshape(change: (rule: unknown) => Edited): void;
	/** The draft as it is now is what is stored. */
	settle(document: Loose): void;
}

/** The draft with its past. A reshaped rule takes the focus to where the edit says. */
export function useDraft(initial: Loose): DraftControl {
	const [history, dispatch] = useReducer(advance, initial, startHistory);
	const [settled, settle] = useState(initial);
	const focus = useFocusAfterRender(history.present.document);
	const { document, fault } = history.present;
	const change = useCallback(
		(place: string, apply: (document: Loose) => Loose) =>
			dispatch({ type: "edit", change: apply, place, atMs: Date.now() }),
		[],
	);
	const edit = useCallback(
		(path: RulePath, next: Loose) => change(pathText(path), (now) => withRule(now, editAt(ruleOf(now), path, next))),
		[change],
	);
	const reshape = useCallback(
		(apply: (rule: unknown) => Edited) => {
			// Each reshaping is undone by itself, however quickly one follows another.
			change(`shape ${Math.random()}`, (now) => {
				const edited = apply(ruleOf(now));
				focus.current = pathText(edited.focus);
				return withRule(now, edited.rule);
			});
		},
		[change, focus],
	);
	const dirty = useMemo(() => fault !== null || !sameValue(document, settled), [document, settled, fault]);
	return {
		draft: history.present,
		dirty,
		canUndo: history.past.length > 0,
		canRedo: history.future.length > 0,
		undo: useCallback(() => dispatch({ type: "undo" }), []),
		redo: useCallback(() => dispatch({ type: "redo" }), []),
		change,
		write: useCallback((text: string) => dispatch({ type: "write", text, atMs: Date.now() }), []),
		edit,
		reshape,
		settle,
	};
}

function useFocusAfterRender(document: Loose) {
	const wanted = useRef<string>(undefined);
	useEffect(() => {
		if (wanted.current === undefined || document === undefined) return;
		focusNode(wanted.current);
		wanted.current = undefined;
	}, [document]);
	return wanted;
}

/** Brings a condition into view and the keyboard to it. */
export function focusNode(path: string): void {
	const element = window.document.querySelector<HTMLElement>(`[data-rule-path="${CSS.escape(path)}"]`);
	element?.focus({ preventScroll: true });
	element?.scrollIntoView({ block: "nearest", behavior: "smooth" });
}
