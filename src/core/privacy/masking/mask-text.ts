import type { Mask, MaskStep } from "./mask.ts";

/** A mask as it is typed: `year, bucket:10`. */
export function maskText(mask: Mask): string {
	return mask.map(stepText).join(", ");
}

/** What was typed, for the schema of masks to judge. */
export function maskFromText(text: string): unknown {
	return text.split(",").map((part) => {
		const [kind = "", ...rest] = part.trim().split(":");
		const given = rest.join(":").trim();
		return given === "" ? { kind } : { kind, ...parameterOf(kind, given) };
	});
}

function stepText(step: MaskStep): string {
	switch (step.kind) {
		case "last":
			return `last:${step.shown}`;
		case "card":
			return step.issuer === 0 ? "card" : `card:${step.issuer}`;
		case "age-band":
			return `age-band:${step.years}`;
		case "network":
			return `network:${step.v4}/${step.v6}`;
		case "place":
			return `place:${step.decimals}`;
		case "significant":
			return `significant:${step.digits}`;
		case "bucket":
			return `bucket:${step.width}`;
		case "bands":
			return `bands:${step.edges.join("/")}`;
		case "noise":
			return `noise:${step.scale}`;
		case "substitute":
			return `substitute:${step.alphabet}`;
		default:
			return step.kind;
	}
}

const NUMBER_PARAMETERS: Readonly<Record<string, string>> = {
	last: "shown",
	card: "issuer",
	"age-band": "years",
	place: "decimals",
	significant: "digits",
	bucket: "width",
	noise: "scale",
};

function parameterOf(kind: string, given: string): Record<string, unknown> {
	const parts = given.split("/").map(Number);
	if (kind === "network") return { v4: parts[0], v6: parts[1] };
	if (kind === "bands") return { edges: parts };
	if (kind === "substitute") return { alphabet: given };
	return { [NUMBER_PARAMETERS[kind] ?? "parameter"]: Number(given) };
}
