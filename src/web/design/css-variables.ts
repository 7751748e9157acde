import type { CSSVariablesResolver } from "@mantine/core";

const HOUSE = {
	"--mantine-color-body": "var(--segward-canvas)",
	"--mantine-color-text": "var(--segward-ink)",
	"--mantine-color-dimmed": "var(--segward-soft)",
	"--mantine-color-placeholder": "var(--segward-soft)",
	"--mantine-color-default-border": "var(--segward-line)",
	// Text on the light variants of these colours, in badges and alerts: Mantine's own does not reach 4.5:1 on all of them.
	"--mantine-color-yellow-light-color": "var(--segward-attention)",
	"--mantine-color-red-light-color": "var(--segward-danger)",
	"--mantine-color-error": "var(--segward-danger)",
};

/** Mantine's light variant of so deep a colour is all but invisible on a dark surface. */
const DARK = {
	...HOUSE,
	"--mantine-color-ward-light": "rgba(69, 165, 159, 0.18)",
	"--mantine-color-ward-light-hover": "rgba(69, 165, 159, 0.26)",
	"--mantine-color-ward-light-color": "#a0d1ce",
};

/** Mantine's colours are those of the house; its own are more specific than any style sheet, so they are set here. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: HOUSE, dark: DARK });
