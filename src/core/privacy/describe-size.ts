import type { ProtectedSize, WithheldReason } from "./protected-size.ts";

/** Why a size is withheld, in a few words. */
export const WITHHELD_TEXTS: Readonly<Record<WithheldReason, string>> = {
	"names-people": "no size: names single people",
	ranks: "no size: ranks customers",
	budget: "no size: privacy budget used up",
	"not-published": "not published",
};

/** `1,234`, `about 1,230 ± 20`, `fewer than 20` or why there is none. */
export function describeSize(size: ProtectedSize): string {
	switch (size.kind) {
		case "exact":
			return size.value.toLocaleString("en-GB");
		case "about":
			return `about ${size.value.toLocaleString("en-GB")} ± ${size.plusMinus.toLocaleString("en-GB")}`;
		case "below":
			return `fewer than ${size.threshold}`;
		case "withheld":
			return WITHHELD_TEXTS[size.reason];
	}
}

/** The same where there is hardly room: `1,234`, `≈1,230`, `<20`, `–`. */
export function shortSize(size: ProtectedSize): string {
	switch (size.kind) {
		case "exact":
			return size.value.toLocaleString("en-GB");
		case "about":
			return `≈${size.value.toLocaleString("en-GB")}`;
		case "below":
			return `<${size.threshold}`;
		case "withheld":
			return "–";
	}
}
