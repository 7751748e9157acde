import type { ValueFormat } from "../../intake/mapping.ts";
import type { ValueFormats } from "../../intake/value-formats.ts";
import type { Label } from "../field.ts";
import { isDirectIdentifier } from "../label-policy.ts";
import type { ColumnSample } from "./column-sample.ts";
import { KIND_DETECTORS, SECRET_DETECTOR, TRAIT_DETECTORS } from "./detectors.ts";
import { type Detector, type Evidence, PROPOSAL_SCORE } from "./evidence.ts";

export interface ProposedLabel {
	label: Label;
	/** 0.5 to 1. */
	confidence: number;
	reasons: readonly string[];
}

export interface Classification {
	/** The most certain first; empty when nothing speaks for a label. */
	labels: readonly ProposedLabel[];
	/** Format of the values, where the winning kind has one. */
	format?: ValueFormat;
}

/** Labels of one column by its name and a sample of its values. A proposal: a person confirms it. */
export function classifyColumn(column: ColumnSample, formats: ValueFormats): Classification {
	const secret = SECRET_DETECTOR.detect(column, formats);
	if (secret && secret.score >= PROPOSAL_SCORE) return { labels: [proposed("secret", secret)] };
	const kind = detected(KIND_DETECTORS, column, formats)[0];
	const traits = detected(TRAIT_DETECTORS, column, formats).filter(
		({ label }) => !kind || staysBeside(label, kind.label),
	);
	const labels = [...(kind ? [kind] : []), ...traits].map(({ label, evidence }) => proposed(label, evidence));
	return { labels, format: kind?.evidence.format };
}

interface Detected {
	label: Label;
	evidence: Evidence;
}

function detected(detectors: readonly Detector[], column: ColumnSample, formats: ValueFormats): Detected[] {
	return detectors
		.flatMap(({ label, detect }) => {
			const evidence = detect(column, formats);
			return evidence && evidence.score >= PROPOSAL_SCORE ? [{ label, evidence }] : [];
		})
		.sort((a, b) => b.evidence.score - a.evidence.score);
}

/** An identifier is not also behaviour; but a guardian's name still tells of a child, and a place may be a person's origin. */
function staysBeside(trait: Label, kind: Label): boolean {
	if (trait === "minor" || trait === "special-category") return true;
	return !isDirectIdentifier([kind]) && kind !== "free-text" && !(kind === "location" && trait !== "demographic");
}

function proposed(label: Label, { score, reasons }: Evidence): ProposedLabel {
	return { label, confidence: Math.round(score * 100) / 100, reasons };
}
