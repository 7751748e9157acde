import type { ReactNode } from "react";
import classes from "./fact-list.module.css";

interface FactListProps {
	/** What the facts are about, for screen readers. */
	label: string;
	facts: readonly (readonly [name: string, value: ReactNode])[];
}

/** Names and values, in as many columns as there is room for. */
export function FactList({ label, facts }: FactListProps) {
	return (
		<dl className={classes.facts} aria-label={label}>
			{facts.map(([name, value]) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd dir="auto">{value}</dd>
				</div>
			))}
		</dl>
	);
}
