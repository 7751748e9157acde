import { useMediaQuery } from "@mantine/hooks";

/** Whether the window is as narrow as a tablet held upright: there the areas are folded, and tables have fewer columns. */
export function useNarrow(): boolean {
	return useMediaQuery("(max-width: 61.99em)", false, { getInitialValueInEffect: false });
}
