import { Text, Title } from "@mantine/core";
import { IconCircleCheck, IconCircleX, IconHelpCircle } from "@tabler/icons-react";
import type { ProofStep } from "./check-proof.ts";
import classes from "./proof-steps.module.css";

const ICONS = {
	holds: <IconCircleCheck size={20} className={classes.holds} aria-label="Holds:" role="img" />,
	fails: <IconCircleX size={20} className={classes.fails} aria-label="Fails:" role="img" />,
	unknown: <IconHelpCircle size={20} className={classes.unknown} aria-label="Cannot be checked:" role="img" />,
} as const;

/** What was computed, step by step, each with its hashes. */
export function ProofSteps({ steps }: { steps: readonly ProofStep[] }) {
	return (
		<ol className={classes.steps}>
			{steps.map((step) => (
				<li key={step.title}>
					{ICONS[step.state]}
					<div className={classes.step}>
						<Title order={4} size="sm" fw={600}>
							{step.title}
						</Title>
						<Text size="sm" c="dimmed">
							{step.text}
						</Text>
						{step.hashes.length > 0 && <Hashes hashes={step.hashes} />}
					</div>
				</li>
			))}
		</ol>
	);
}

function Hashes({ hashes }: Pick<ProofStep, "hashes">) {
	return (
		<details className={classes.details}>
			<summary>Hashes and keys</summary>
			<dl>
				{hashes.map(([name, value]) => (
					<div key={name}>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
		</details>
	);
}
