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
	// Mantine's shade for dark surfaces does not reach 4.5:1 inside coloured banners.
	"--mantine-color-anchor": "var(--segward-protected)",
	"--mantine-color-error": "var(--segward-danger)",
};

/**
 * Mantine's light variant of so deep a colour is all but invisible on a dark surface, and its yellow and red are so bright there
 * that links and soft text upon them do not reach 4.5:1.
 */
const DARK = {
	...HOUSE,
	"--mantine-color-ward-light": "rgba(69, 165, 159, 0.18)",
	"--mantine-color-ward-light-hover": "rgba(69, 165, 159, 0.26)",
	"--mantine-color-ward-light-color": "#a0d1ce",
	"--mantine-color-yellow-light": "rgba(243, 179, 61, 0.14)",
	"--mantine-color-yellow-light-hover": "rgba(243, 179, 61, 0.22)",
	"--mantine-color-red-light": "rgba(255, 138, 128, 0.14)",
	"--mantine-color-red-light-hover": "rgba(255, 138, 128, 0.22)",
};

/** Mantine's colours are those of the house; its own are more specific than any style sheet, so they are set here. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: HOUSE, dark: DARK });
