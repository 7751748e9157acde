import { Card, Group, Loader, Progress, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { ResultOf } from "../../../../../contract/routes.ts";
import { type ProtectedSize, shownNumber } from "../../../../../core/privacy/protected-size.ts";
import { formatShare } from "../../../../design/format.ts";
import { ProtectedSizeText } from "../../../../design/protected-size-text.tsx";
import { ErrorState } from "../../../../design/states.tsx";
import { BudgetLine } from "./budget-line.tsx";

interface SizeCardProps {
	preview: ResultOf<"previewSegment"> | undefined;
	/** The answer is to the rule as it is now. */
	fresh: boolean;
	counting: boolean;
	/** There is a rule that can be counted. */
	usable: boolean;
	error: unknown;
	retry(): void;
	customers: ProtectedSize | undefined;
	asOf: ReactNode;
	/** Why it is counted as of then. */
	note: ReactNode;
}

/** How many customers the rule finds, protected, while it is being built. */
export function SizeCard({ preview, fresh, counting, usable, error, retry, customers, asOf, note }: SizeCardProps) {
	const share = preview && fresh ? shareOf(preview.size, customers) : undefined;
	return (
		<Card component="section" aria-labelledby="builder-size">
			<Stack gap="sm">
				<Group justify="space-between" align="center">
					<Text component="h2" id="builder-size" size="sm" fw={650} m={0}>
						Size
					</Text>
					{asOf}
				</Group>
				<div aria-live="polite" aria-atomic="true" aria-busy={counting}>
					<Group gap="sm" align="baseline" mih={44}>
						{preview && (usable || counting) ? (
							<ProtectedSizeText value={preview.size} fz={32} fw={700} lh={1.2} opacity={fresh ? 1 : 0.45} />
						) : (
							<Text c="dimmed" size="sm">
								{usable || counting ? "Counting…" : "Shown as soon as the rule is complete and has no errors."}
							</Text>
						)}
						{preview && fresh && customers && shownNumber(customers) !== undefined && (
							<Text c="dimmed" size="sm">
								of <ProtectedSizeText value={customers} /> customers
							</Text>
						)}
						{counting && preview && <Loader size="xs" aria-label="Counting" />}
					</Group>
				</div>
				<Progress value={(share ?? 0) * 100} aria-label="Share of all customers" size="sm" />
				<Text size="xs" c="dimmed" mih="1.2em">
					{share !== undefined && `${formatShare(share)} of all`}
				</Text>
				{preview && usable && <BudgetLine preview={preview} />}
				{note}
				{error !== null && error !== undefined && !counting && <ErrorState error={error} retry={retry} />}
			</Stack>
		</Card>
	);
}

function shareOf(size: ProtectedSize, of: ProtectedSize | undefined): number | undefined {
	const [some, all] = [shownNumber(size), of && shownNumber(of)];
	return some === undefined || !all ? undefined : Math.min(1, some / all);
}
