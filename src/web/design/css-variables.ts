import type { CSSVariablesResolver } from "@mantine/core";

const HOUSE = {
	"--mantine-color-body": "var(--segward-canvas)",
	"--mantine-color-text": "var(--segward-ink)",
	"--mantine-color-dimmed": "var(--segward-soft)",
	"--mantine-color-placeholder": "var(--segward-soft)",
	"--mantine-color-default-border": "var(--segward-line)",
};

/** Mantine's colours are those of the house; its own are more specific than any style sheet, so they are set here. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: HOUSE, dark: HOUSE });
