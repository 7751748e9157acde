import { Box } from "@mantine/core";
import { Label } from "../../../core/catalogue/field.ts";
import { compileMask } from "../../../core/privacy/masking/compile-mask.ts";
import { MADE_UP_VALUES } from "../../../core/privacy/masking/made-up-values.ts";
import { maskText } from "../../../core/privacy/masking/mask-text.ts";
import type { MaskContext, MaskingRuleInForce } from "../../../core/privacy/masking/masking-rule.ts";
import { type ResolvedMask, resolveLabelMask } from "../../../core/privacy/masking/resolve-mask.ts";
import { strengthOf } from "../../../core/privacy/masking/strength.ts";
import { isByTheServer, strengthLevel } from "./mask-words.ts";
import classes from "./strength-table.module.css";

interface StrengthTableProps {
	roles: readonly string[];
	rules: readonly MaskingRuleInForce[];
	purpose?: string | undefined;
	context: MaskContext;
}

/** How each role sees a made-up value of each label; the darker, the more is hidden. */
export function StrengthTable({ roles, rules, purpose, context }: StrengthTableProps) {
	return (
		<Box component="section" aria-label="Masks by label and role" tabIndex={0} className={classes.frame}>
			<table className={classes.table}>
				<caption className="segward-unseen">How each role sees a made-up value of each label</caption>
				<thead>
					<tr>
						<th scope="col">Label</th>
						<th scope="col">A made-up value</th>
						{roles.map((role) => (
							<th key={role} scope="col">
								{role}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{Label.options.map((label) => (
						<tr key={label}>
							<th scope="row">{label}</th>
							<td>{MADE_UP_VALUES[label].value}</td>
							{roles.map((role) => {
								const resolved = resolveLabelMask(label, { roles: [role], purpose, contexts: [context] }, rules);
								return <StrengthCell key={role} label={label} resolved={resolved} />;
							})}
						</tr>
					))}
				</tbody>
			</table>
		</Box>
	);
}

function StrengthCell({ label, resolved }: { label: Label; resolved: ResolvedMask }) {
	const { mask, rule, weakened } = resolved;
	const { value, type } = MADE_UP_VALUES[label];
	const level = strengthLevel(strengthOf(mask));
	const shown = compileMask(mask, { field: { no: 0, type }, nowMs: Date.now() })(value);
	return (
		<td data-level={level} data-weakened={weakened || undefined} title={maskText(mask)}>
			<span className={classes.shown}>{mask.some(isByTheServer) ? maskText(mask) : shown}</span>
			<span className={classes.level}>
				{level}
				{rule !== undefined && ` · ${rule}`}
				{weakened && " (weakened)"}
			</span>
		</td>
	);
}
