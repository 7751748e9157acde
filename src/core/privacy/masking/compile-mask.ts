import type { Field } from "../../catalogue/field.ts";
import { ageBandOn, monthOn, yearOn } from "./date-masks.ts";
import { type KeyedMasks, SHORTEST_SUBSTITUTED, type SubstituteAlphabet } from "./keyed-masks.ts";
import type { Mask, MaskStep } from "./mask.ts";
import { bandBetween, bandOfWidth, numberIn, numberText, significant, withNoise } from "./number-masks.ts";
import { pipelineIssue } from "./pipeline.ts";
import { coarsePlace, networkOf } from "./place-masks.ts";
import { HIDDEN, looksLikeEmail, oneSafeLine, shorten } from "./safe-line.ts";
import { cardDigits, initials, lastDigits, maskEmail, maskIban, maskReference, postcodeArea } from "./text-masks.ts";

/** What masks are made for. Without keys, masks that need them hide the value whole. */
export interface MaskSetting {
	field: Pick<Field, "no" | "type">;
	nowMs: number;
	keyed?: KeyedMasks | undefined;
}

/** Shows a value of one customer: one safe line of at most 80 characters, empty for an empty value. */
export type ShownAs = (value: string, customer?: string) => string;

type Step = (text: string, customer: string) => string | undefined;

/** A mask that does not fit the field's type hides its values whole. */
export function compileMask(mask: Mask, setting: MaskSetting): ShownAs {
	if (pipelineIssue(mask, setting.field.type)) return hideAll;
	const steps = mask.filter(({ kind }) => kind !== "keep").map((step) => compileStep(step, setting));
	if (steps.length === 0) return keep;
	return (value, customer = "") => {
		let text: string | undefined = oneSafeLine(value);
		if (text === "") return "";
		for (const step of steps) {
			text = step(text, customer);
			if (text === undefined) return HIDDEN;
		}
		return shorten(text);
	};
}

function hideAll(value: string): string {
	return oneSafeLine(value) === "" ? "" : HIDDEN;
}

/** An e-mail address in a field that is not known to hold any is not shown. */
function keep(value: string): string {
	const text = oneSafeLine(value);
	return looksLikeEmail(text) ? HIDDEN : shorten(text);
}

function compileStep(step: MaskStep, { field, nowMs, keyed }: MaskSetting): Step {
	switch (step.kind) {
		case "keep":
			return (text) => text;
		case "redact":
			return () => undefined;
		case "email":
			return maskEmail;
		case "last":
			return (text) => lastDigits(text, step.shown);
		case "card":
			return (text) => cardDigits(text, step.issuer);
		case "iban":
			return maskIban;
		case "initials":
			return initials;
		case "postcode":
			return postcodeArea;
		case "reference":
			return maskReference;
		case "year":
			return yearOn(nowMs);
		case "month":
			return monthOn(nowMs);
		case "age-band":
			return ageBandOn(nowMs, step.years);
		case "network":
			return (text) => networkOf(text, step.v4, step.v6);
		case "place":
			return (text) => coarsePlace(text, step.decimals);
		case "significant":
			return ofNumber((value) => significant(value, step.digits));
		case "bucket":
			return ofNumber((value) => bandOfWidth(value, step.width));
		case "bands":
			return ofNumber((value) => bandBetween(value, step.edges));
		case "noise":
			return noise(step.scale, field, keyed);
		case "pseudonym":
			return (text) => keyed?.pseudonym(field.no, text);
		case "substitute":
			return (text) => keyed && substitute(text, step.alphabet, field.no, keyed);
		case "hash":
			return (text) => keyed?.hash(text);
	}
}

function ofNumber(show: (value: number) => string): Step {
	return (text) => {
		const value = numberIn(text);
		return value === undefined ? undefined : show(value);
	};
}

function noise(scale: number, { no, type }: MaskSetting["field"], keyed: KeyedMasks | undefined): Step {
	return (text, customer) => {
		const value = numberIn(text);
		if (value === undefined || keyed === undefined) return undefined;
		const noisy = withNoise(value, scale, keyed.fraction(no, customer, text));
		return numberText(type === "integer" ? Math.round(noisy) : noisy);
	};
}

const REPLACED: Readonly<Record<SubstituteAlphabet, { all: RegExp; only: RegExp }>> = {
	digits: { all: /[0-9]/g, only: /^[0-9 ()+./_-]+$/ },
	letters: { all: /[A-Za-z]/g, only: /^[A-Za-z ()+./_-]+$/ },
};

/** Letters keep their case, separators their places. */
function substitute(
	text: string,
	alphabet: SubstituteAlphabet,
	fieldNo: number,
	keyed: KeyedMasks,
): string | undefined {
	const { all, only } = REPLACED[alphabet];
	const plain = only.test(text) ? (text.match(all)?.join("").toLowerCase() ?? "") : "";
	if (plain.length < SHORTEST_SUBSTITUTED[alphabet]) return undefined;
	const other = keyed.substitute(fieldNo, alphabet, plain);
	let at = 0;
	return text.replace(all, (old) => {
		const next = other[at++] ?? "";
		return old >= "A" && old <= "Z" ? next.toUpperCase() : next;
	});
}
