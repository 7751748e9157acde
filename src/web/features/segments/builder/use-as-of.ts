import { useLocalStorage } from "@mantine/hooks";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The instant that a day begins in UTC; undefined for now, and while the day is being typed. */
export function asOfInstant(choice: string): string | undefined {
	return DAY.test(choice) && !Number.isNaN(Date.parse(choice)) ? `${choice}T00:00:00Z` : undefined;
}

/** When rules are evaluated for the preview: `now` or a day. Remembered in this browser. */
export function useAsOf(): { choice: string; choose(choice: string): void; instant: string | undefined } {
	const [choice, choose] = useLocalStorage({
		key: "segward.preview.as-of",
		defaultValue: "now",
		getInitialValueInEffect: false,
	});
	return { choice, choose, instant: asOfInstant(choice) };
}
