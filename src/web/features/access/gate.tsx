import { Card, Group, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import classes from "./gate.module.css";

interface GateProps {
	title: string;
	lead?: ReactNode;
	/** Such as `Step 2 of 3`. */
	step?: string;
	/** Under the card. */
	foot?: ReactNode;
	maxWidth?: number;
	children?: ReactNode;
}

/** One card in the middle: pages of whoever is not signed in yet. */
export function Gate({ title, lead, step, foot, maxWidth = 440, children }: GateProps) {
	const heading = useRef<HTMLHeadingElement>(null);
	const shown = useRef(title);
	useEffect(() => {
		document.title = `${title} · Segward`;
		if (shown.current === title) return;
		shown.current = title;
		// A new step: a screen reader starts at its heading, unless the step put the focus into a field.
		const active = document.activeElement;
		if (!active || active === document.body) heading.current?.focus();
	}, [title]);
	return (
		<main className={classes.page}>
			<Stack gap="lg" w="100%" maw={maxWidth}>
				<Group gap={10} justify="center">
					<img src="/favicon.svg" alt="" width={32} height={32} />
					<Text fw={700} size="xl" style={{ letterSpacing: "-0.01em" }}>
						Segward
					</Text>
				</Group>
				<Card padding="xl" shadow="sm" className={classes.card}>
					<Stack gap="lg">
						<div>
							{step && (
								<Text size="xs" fw={600} c="dimmed" mb={4}>
									{step}
								</Text>
							)}
							<Title order={1} size="h3" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
								{title}
							</Title>
							{lead && (
								<Text c="dimmed" mt={4}>
									{lead}
								</Text>
							)}
						</div>
						{children}
					</Stack>
				</Card>
			</Stack>
			{foot && (
				<Text size="sm" c="dimmed" className={classes.foot}>
					{foot}
				</Text>
			)}
		</main>
	);
}
