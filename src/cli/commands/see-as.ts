import { type Command, Option } from "commander";
import { maskText } from "../../core/privacy/masking/mask-text.ts";
import { MaskContext } from "../../core/privacy/masking/masking-rule.ts";
import type { SeeAs, SeenAs, SizeSeenAs } from "../../core/privacy/masking/see-as.ts";
import { size } from "../print/amounts.ts";
import { table } from "../print/table.ts";

export interface SeeAsOptions {
	asRole?: string;
	forPurpose?: string;
	in?: MaskContext;
}

export function seeAsOptions(command: Command): Command {
	return command
		.option("--as-role <role>", "show values as this role sees them, and never more than you do")
		.option("--for-purpose <purpose>", "with --as-role: as for this purpose")
		.addOption(new Option("--in <place>", "with --as-role: as in this place").choices(MaskContext.options));
}

export function seeAsOf({ asRole, forPurpose, in: context }: SeeAsOptions): SeeAs | undefined {
	return asRole === undefined ? undefined : { role: asRole, purpose: forPurpose, context };
}

const SHOWN: Readonly<Record<SeenAs["fields"][number]["shown"], string>> = {
	theirs: "as they see it",
	yours: "as you see it; they see more",
	neither: "not here: their mask shows what yours does not",
	hidden: "hidden from them",
};

/** Field by field, what is shown of it and why. */
export function seenAsText({ role, purpose, context, permitted, fields }: SeenAs): string {
	const head = `As ${role} sees it, for ${purpose}, in ${context}:`;
	const rows = table(fields, [
		{ title: "FIELD", of: ({ name }) => name },
		{ title: "SHOWN", of: ({ shown, because }) => SHOWN[shown] + (because === undefined ? "" : ` (${because})`) },
		{ title: "THEIR MASK", of: (one) => (one.shown === "hidden" ? "" : maskText(one.mask)) },
		{ title: "BY", of: (one) => (one.shown === "hidden" ? "" : (one.rule ?? "built in")) },
	]);
	return [
		head,
		...(permitted ? [] : ["They may not look there at all; this is what their masks would leave."]),
		rows,
	].join("\n");
}

export function sizeSeenAsText(seen: SizeSeenAs): string {
	switch (seen.kind) {
		case "exact-for-them":
			return "the exact size, which you are not shown";
		case "unasked":
			return "a size with noise, which nobody has asked for yet";
		case "none":
			return "none: they may not ask";
		default:
			return size(seen);
	}
}
