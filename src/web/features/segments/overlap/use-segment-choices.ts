import { useDebouncedValue } from "@mantine/hooks";
import { useQueries } from "@tanstack/react-query";
import { client } from "../../../client/client.ts";
import { apiKey, useApi } from "../../../client/use-api.ts";

const TYPING_MS = 200;
const MOST_CHOICES = 50;

/** Segments to choose from for what is typed; those chosen stay among them, so that their titles are known. */
export function useSegmentChoices(typed: string, chosen: readonly string[]) {
	const [settled] = useDebouncedValue(typed.trim(), TYPING_MS);
	const titles = useTitles(chosen);
	// A select shows what is chosen as if it was typed; that is no wish to filter by it.
	const q = settled === "" || [...titles.values()].includes(settled) ? undefined : settled.slice(0, 100);
	const found = useApi("listSegments", { q, sort: "title", limit: MOST_CHOICES }, { keepPrevious: true });
	const items = (found.data?.items ?? []).filter(({ state }) => state !== "archived");
	const choices = new Map([...titles, ...items.map(({ name, title }) => [name, title] as const)]);
	return [...choices].map(([value, label]) => ({ value, label }));
}

/** Title of each segment by its name; the name itself until it is known. */
export function useTitles(names: readonly string[]): Map<string, string> {
	const answers = useQueries({
		queries: names.map((name) => ({
			queryKey: apiKey("getSegment", { name }),
			queryFn: () => client.getSegment({ name }),
		})),
	});
	return new Map(names.map((name, index) => [name, answers[index]?.data?.title ?? name]));
}

/** Titles in the order of the names; where two are the same, the name tells them apart. */
export function distinctTitles(segments: readonly { name: string; title: string }[]): string[] {
	return segments.map(({ name, title }) =>
		segments.some((other) => other.name !== name && other.title === title) ? `${title} (${name})` : title,
	);
}
