import type { Command } from "commander";
import { SegwardError } from "../../core/error/segward-error.ts";
import { maskFromText, maskText } from "../../core/privacy/masking/mask-text.ts";
import { MaskContext, MaskingRule } from "../../core/privacy/masking/masking-rule.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";

interface RuleOptions {
	label?: string;
	field?: string;
	role?: string[];
	purpose?: string[];
	context?: string[];
	mask?: string;
}

export function addMaskCommands(program: Command, run: Runner): void {
	const mask = program.command("mask").description("how values are shown to people");
	addMaskReading(mask, run);
	addCommand<RuleOptions>(
		mask,
		run,
		{
			use: "set <name>",
			summary: "Hide more than the built-in masks do (a person with a fresh second factor, or the operator)",
			examples: ["mask set ages --label birth-date --role analyst --mask age-band:10"],
		},
		async (task, [name = ""], options) => {
			const set = await (await task.client()).setMask({ name, ...ruleOf(options) }, task.sending);
			task.print(set, () => [`Version ${set.version} of ${name} is in force.`, ...set.warnings].join("\n"));
			return 0;
		},
		ruleOptions,
	);
	addCommand<RuleOptions & { because: string }>(
		mask,
		run,
		{
			use: "weaken <name>",
			summary: "Show more than the built-in masks do, for a stated reason",
			examples: [
				'mask weaken greetings --label birth-date --purpose birthday-greetings --mask month --because "Greetings go out by month"',
			],
		},
		async (task, [name = ""], { because, ...options }) => {
			const set = await (await task.client()).weakenMask({ name, because, ...ruleOf(options) }, task.sending);
			task.print(set, () => [`Version ${set.version} of ${name} weakens from now on.`, ...set.warnings].join("\n"));
			return 0;
		},
		(command) => ruleOptions(command).requiredOption("--because <reason>", "why; kept in the log"),
	);
	addCommand(
		mask,
		run,
		{ use: "remove <name>", summary: "Take a masking rule out of force", examples: ["mask remove ages"] },
		async (task, [name = ""]) => {
			const removed = await (await task.client()).removeMask({ name }, task.sending);
			task.print(removed, () => `${name} is no longer in force.`);
			return 0;
		},
	);
}

function addMaskReading(mask: Command, run: Runner): void {
	addCommand(
		mask,
		run,
		{ use: "list", summary: "List the built-in masks and the rules of the workspace", examples: ["mask list"] },
		async (task) => {
			const { defaults, items } = await (await task.client()).listMasks({}, task.sending);
			const rows = [
				...defaults.map((one) => ({ name: "built in", about: one.label, ...one, weakens: false, who: "" })),
				...items.map((one) => ({ ...one, about: aboutOf(one.rule), mask: one.rule.mask, who: whoOf(one.rule) })),
			];
			task.print({ defaults, items }, () =>
				table(rows, [
					{ title: "RULE", of: ({ name }) => name },
					{ title: "FOR", of: ({ about }) => about },
					{ title: "MASK", of: (one) => maskText(one.mask) },
					{ title: "STRENGTH", right: true, of: ({ strength }) => String(strength) },
					{ title: "WHERE", of: ({ who }) => who },
					{ title: "", of: ({ weakens }) => (weakens ? "weakens" : "") },
				]),
			);
			return 0;
		},
	);
	addCommand(
		mask,
		run,
		{ use: "show <name>", summary: "Show a masking rule with its versions", examples: ["mask show ages"] },
		async (task, [name = ""]) => {
			const shown = await (await task.client()).getMask({ name }, task.sending);
			task.print(shown, () =>
				table(shown.versions, [
					{ title: "VERSION", of: ({ version }) => String(version) },
					{ title: "WHEN", of: ({ at }) => instant(at) },
					{ title: "WHO", of: ({ author }) => author },
					{ title: "MASK", of: (one) => (one.mask ? maskText(one.mask) : "removed") },
					{ title: "", of: ({ weakens }) => (weakens ? "weakens" : "") },
					{ title: "WHY", of: ({ because }) => because },
				]),
			);
			return 0;
		},
	);
	addCommand<{ purpose?: string; context?: string[] }>(
		mask,
		run,
		{
			use: "try <role>",
			summary: "See made-up values as a role sees them",
			examples: ["mask try marketer", "mask try analyst --purpose research --context export"],
		},
		async (task, [role = ""], { purpose, context }) => {
			const contexts = context?.map((one) => known(MaskContext.safeParse(one), `There is no context ${one}.`));
			const tried = await (await task.client()).tryMasks({ role, purpose, contexts }, task.sending);
			task.print(tried, () =>
				table(tried.items, [
					{ title: "FOR", of: ({ label, field }) => label ?? `field ${field}` },
					{ title: "MADE-UP VALUE", of: ({ value }) => value },
					{ title: "SHOWN AS", of: ({ shown }) => shown },
					{ title: "MASK", of: (one) => maskText(one.mask) },
					{ title: "BY", of: ({ rule, weakened }) => `${rule ?? "built in"}${weakened ? ", weakened" : ""}` },
				]),
			);
			return 0;
		},
		(command) =>
			command
				.option("--purpose <purpose>", "as for this purpose")
				.option("--context <contexts...>", `one or more of ${MaskContext.options.join(", ")}`),
	);
}

function ruleOptions(command: Command): Command {
	return command
		.option("--label <label>", "for all fields of this label")
		.option("--field <name>", "or for one field")
		.option("--role <roles...>", "only for these roles")
		.option("--purpose <purposes...>", "only for these purposes")
		.option("--context <contexts...>", `only in these: ${MaskContext.options.join(", ")}`)
		.requiredOption("--mask <mask>", "steps such as redact, last:2, age-band:10, or 'year, bucket:10'");
}

/** The schema's own words say what is wrong, and where. */
function ruleOf({ label, field, role, purpose, context, mask = "" }: RuleOptions): MaskingRule {
	const rule = MaskingRule.safeParse({
		label,
		field,
		roles: role,
		purposes: purpose,
		contexts: context,
		mask: maskFromText(mask),
	});
	const [issue] = rule.error?.issues ?? [];
	return known(rule, `${issue?.path.join(".")}: ${issue?.message}`);
}

function known<T>(parsed: { success: boolean; data?: T | undefined }, detail: string): T {
	if (parsed.success && parsed.data !== undefined) return parsed.data;
	throw new SegwardError("usage-invalid", { detail, hint: "See 'segward mask set --help'." });
}

function aboutOf({ label, field }: MaskingRule): string {
	return label ?? `field ${field}`;
}

function whoOf({ roles, purposes, contexts }: MaskingRule): string {
	return [roles, purposes, contexts].flatMap((one) => (one === undefined ? [] : [one.join(" or ")])).join("; ");
}
