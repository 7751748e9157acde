import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

const PATIENCE_MS = 3_000;

/**
 * After a move to another page, focus goes to its heading, so that the keyboard starts there and a screen reader says where
 * one is. A page that took the focus itself, such as a form for its first field, keeps it.
 */
export function useHeadingFocus(): void {
	const { pathname } = useLocation();
	const before = useRef(pathname);
	useEffect(() => {
		if (before.current === pathname) return;
		before.current = pathname;
		const main = document.getElementById("main");
		if (!main || focusHeading(main)) return;
		const observer = new MutationObserver(() => {
			if (focusHeading(main)) observer.disconnect();
		});
		observer.observe(main, { childList: true, subtree: true });
		const timer = setTimeout(() => observer.disconnect(), PATIENCE_MS);
		return () => {
			observer.disconnect();
			clearTimeout(timer);
		};
	}, [pathname]);
}

/** @returns whether there was nothing left to do. */
function focusHeading(main: HTMLElement): boolean {
	if (main.contains(document.activeElement) && document.activeElement !== main) return true;
	const heading = main.querySelector("h1");
	if (!heading) return false;
	heading.tabIndex = -1;
	heading.focus({ preventScroll: true });
	return true;
}
