import { Button, Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { Link } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { formatNumber } from "../../design/format.ts";
import { ProtectedSizeText } from "../../design/protected-size-text.tsx";
import { StepCard } from "./step-card.tsx";

const IMPORTS_NAMED = 4;

interface DataStepProps {
	totals: ResultOf<"overview">["totals"];
	done: boolean;
	/** It is the one to do now. */
	next: boolean;
}

/** What is there already, or how it gets there. */
export function DataStep({ totals, done, next }: DataStepProps) {
	const mayImport = useMay("import:create");
	const mayList = useMay("import:list");
	const imports = useApi("listImports", { limit: IMPORTS_NAMED }, { enabled: mayList && done });
	const sources = [...new Set((imports.data?.items ?? []).map(({ source }) => source))].toReversed();
	const importButton = mayImport && (
		<Button
			component={Link}
			to="/imports/new"
			variant={next ? "filled" : "default"}
			leftSection={<IconFileImport size={16} aria-hidden />}
		>
			Import a file
		</Button>
	);
	return (
		<StepCard number={2} title="Data" done={done} actions={importButton}>
			{done ? (
				<>
					<Text>
						<ProtectedSizeText value={totals.customers} fw={600} /> customers
						{totals.events.kind === "exact" && (
							<>
								{" "}
								and <strong>{formatNumber(totals.events.value)}</strong> events
							</>
						)}{" "}
						are here already.
					</Text>
					{sources.length > 0 && (
						<Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
							They come from {sources.join(", ")}. A new installation starts with a sample of an online gift shop.
						</Text>
					)}
					{mayImport && (
						<Text size="sm" c="dimmed">
							Your own files come in beside it: CSV, JSON lines or Parquet, checked row by row.
						</Text>
					)}
				</>
			) : (
				<>
					<Text>
						Nothing is here yet.{" "}
						{mayImport
							? "Start with a file of your customers: CSV, JSON lines or Parquet."
							: "Somebody whose role imports data starts with a file of your customers."}
					</Text>
					<Text size="sm" c="dimmed">
						Segward reads its columns, finds the personal ones and proposes how to protect each; you confirm before
						anything is stored.
					</Text>
				</>
			)}
		</StepCard>
	);
}
