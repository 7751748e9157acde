import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** The house colour: deep teal, calm and not the blue of everyone else. Shade 7 carries text on white at 5.6:1. */
const ward: MantineColorsTuple = [
	"#e6f5f4",
	"#cfe8e6",
	"#a0d1ce",
	"#6db9b4",
	"#45a59f",
	"#2b9992",
	"#178f88",
	"#0b6e6e",
	"#075f5f",
	"#034c4c",
];

/** Greys of the dark theme, with the tint of the house's surfaces. */
const dark: MantineColorsTuple = [
	"#e7ecec",
	"#c3cdce",
	"#a4b1b3",
	"#7c8a8d",
	"#3a4549",
	"#2c3538",
	"#20272a",
	"#171c1e",
	"#101415",
	"#0a0d0e",
];

/** The header of a dialog is no second banner of the page. */
const DIALOG_PARTS = { header: { role: "presentation" } };

export const theme = createTheme({
	primaryColor: "ward",
	primaryShade: 7,
	colors: { ward, dark },
	autoContrast: true,
	// Where black and white are equally far: text on a filled colour always reaches 4.5:1.
	luminanceThreshold: 0.179,
	defaultRadius: "md",
	cursorType: "pointer",
	respectReducedMotion: true,
	fontFamily: "Inter, 'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif",
	fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'Noto Sans Mono', monospace",
	headings: { fontWeight: "650", textWrap: "balance" },
	spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
	components: {
		Button: { defaultProps: { size: "sm" } },
		Table: { defaultProps: { verticalSpacing: "sm", horizontalSpacing: "md" } },
		Card: { defaultProps: { withBorder: true, padding: "lg", radius: "md" } },
		Tooltip: { defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 320 } },
		Modal: {
			defaultProps: { centered: true, overlayProps: { blur: 2, backgroundOpacity: 0.4 }, attributes: DIALOG_PARTS },
		},
		Drawer: { defaultProps: { attributes: DIALOG_PARTS } },
	},
});
