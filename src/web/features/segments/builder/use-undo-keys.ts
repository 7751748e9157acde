import { useEffect } from "react";

/** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z (⌘ on a Mac) anywhere on the page but in the text editor, which has its own. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
			if (event.target instanceof Element && event.target.closest(".cm-editor, [role=dialog]")) return;
			const key = event.key.toLowerCase();
			const action = key === "z" ? (event.shiftKey ? redo : undo) : key === "y" ? redo : undefined;
			if (!action) return;
			event.preventDefault();
			action();
		};
		window.addEventListener("keydown", onKeyDown);
		return () => window.removeEventListener("keydown", onKeyDown);
	}, [undo, redo]);
}
