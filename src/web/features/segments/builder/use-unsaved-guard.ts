import { useEffect, useRef } from "react";
import { useBlocker } from "react-router";

/** Keeps a person from losing what is not saved, by a link or by closing the page. `allow` lets the next move pass. */
export function useUnsavedGuard(dirty: boolean) {
	const free = useRef(false);
	const blocker = useBlocker(
		({ currentLocation, nextLocation }) => dirty && !free.current && currentLocation.pathname !== nextLocation.pathname,
	);
	useEffect(() => {
		if (!dirty) return;
		const warn = (event: BeforeUnloadEvent) => event.preventDefault();
		window.addEventListener("beforeunload", warn);
		return () => window.removeEventListener("beforeunload", warn);
	}, [dirty]);
	return {
		blocker,
		allow: () => {
			free.current = true;
		},
	};
}
