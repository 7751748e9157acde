import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";

/**
 * What to call when a field is left. Left by pressing on something else, the field commits only when that press has become
 * a click: what it commits may move the page under the pointer, and the click would be lost.
 */
export function useCommitOnLeave(commit: () => void): () => void {
	const latest = useRef(commit);
	latest.current = commit;
	const pressed = useRef(false);
	useEffect(() => {
		const over = new AbortController();
		const listen = (event: string, down: boolean) =>
			window.addEventListener(event, () => (pressed.current = down), { capture: true, signal: over.signal });
		listen("pointerdown", true);
		listen("pointerup", false);
		listen("pointercancel", false);
		return () => over.abort();
	}, []);
	return () => {
		if (!pressed.current) return latest.current();
		const over = new AbortController();
		const { signal } = over;
		const finish = () => {
			if (signal.aborted) return;
			over.abort();
			// At once: whoever is clicked shall see what was committed.
			flushSync(() => latest.current());
		};
		window.addEventListener("click", finish, { capture: true, signal });
		// A press that is dragged away or taken over by scrolling clicks nothing.
		for (const end of ["pointerup", "pointercancel"])
			window.addEventListener(end, () => setTimeout(finish), { signal });
	};
}
