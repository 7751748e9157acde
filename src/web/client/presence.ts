import { focusManager } from "@tanstack/react-query";

/** Without a key, click or touch for so long, nobody is there. */
const AWAY_AFTER_MS = 10 * 60_000;
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;

/**
 * Lets screens ask the server by themselves only while somebody is there: otherwise a forgotten page would keep its session
 * alive, which is to end when nobody uses it.
 */
export function watchPresence(): void {
	focusManager.setEventListener((setFocused) => {
		let timer: ReturnType<typeof setTimeout>;
		let away = false;
		const leave = () => {
			away = true;
			setFocused(false);
		};
		const look = () => {
			if (document.visibilityState === "hidden") return setFocused(false);
			clearTimeout(timer);
			timer = setTimeout(leave, AWAY_AFTER_MS);
			setFocused(true);
		};
		const stir = () => {
			clearTimeout(timer);
			timer = setTimeout(leave, AWAY_AFTER_MS);
			if (away) {
				away = false;
				look();
			}
		};
		look();
		document.addEventListener("visibilitychange", look);
		for (const sign of SIGNS) window.addEventListener(sign, stir, { passive: true });
		return () => {
			clearTimeout(timer);
			document.removeEventListener("visibilitychange", look);
			for (const sign of SIGNS) window.removeEventListener(sign, stir);
		};
	});
}
