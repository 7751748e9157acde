import { Button, Group, Text } from "@mantine/core";
import { IconFileImport, IconUpload } from "@tabler/icons-react";
import { useMemo } from "react";
import { Link } from "react-router";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { usePages } from "../../client/use-pages.ts";
import { DataTable } from "../../design/data-table.tsx";
import { Page } from "../../design/page.tsx";
import { EmptyState, ErrorState } from "../../design/states.tsx";
import { useNarrow } from "../../design/use-narrow.ts";
import { IMPORT_COLUMNS, NARROW_IMPORT_COLUMNS } from "./import-columns.tsx";
import { RunningImports } from "./running-imports.tsx";
import { hasEnded } from "./use-import.ts";

const LIVELY_MS = 2_000;
const PAGE = 50;

export default function ImportsScreen() {
	const mayImport = useMay("import:create");
	const narrow = useNarrow();
	const jobs = useApi("listJobs", {}, { enabled: useMay("job:list"), staleTime: LIVELY_MS });
	const running = jobs.data?.items.some(({ kind }) => kind === "import") ?? false;
	const pages = usePages("listImports", { limit: PAGE }, { refetchInterval: running ? LIVELY_MS : false });
	const records = useMemo(() => pages.data?.flatMap(({ items }) => items) ?? [], [pages.data]);
	const ended = useMemo(() => records.filter(hasEnded), [records]);
	const underway = useMemo(() => records.filter((record) => !hasEnded(record)), [records]);
	const importButton = (
		<Button component={Link} to="/imports/new" leftSection={<IconUpload size={16} aria-hidden />}>
			Import a file
		</Button>
	);
	return (
		<Page
			title="Imports"
			lead="Every row of a file is either accepted or set aside with a reason; none is lost."
			actions={mayImport && importButton}
		>
			{pages.isError && records.length === 0 ? (
				<ErrorState error={pages.error} retry={() => void pages.refetch()} />
			) : pages.isSuccess && records.length === 0 ? (
				<EmptyState
					icon={<IconFileImport aria-hidden />}
					title="Nothing was imported yet"
					action={mayImport && importButton}
				>
					Bring a CSV, JSONL or Parquet file of customers or of what they did. Just looking? The bundled sample loads by
					itself when Segward starts with <code>npm start</code> on an empty data directory.
				</EmptyState>
			) : (
				<>
					{underway.length > 0 && <RunningImports records={underway} />}
					<DataTable
						caption="Imports, newest first"
						columns={narrow ? NARROW_IMPORT_COLUMNS : IMPORT_COLUMNS}
						rows={ended}
						rowId={({ id }) => id}
						rowLink={({ id }) => `/imports/${id}`}
						loading={pages.isPending}
						minWidth={narrow ? 640 : 860}
					/>
					<Group justify="space-between">
						<Text size="sm" c="dimmed" aria-live="polite">
							{pages.hasNextPage ? `The newest ${records.length} imports` : ""}
						</Text>
						{pages.hasNextPage && (
							<Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
								Show older
							</Button>
						)}
					</Group>
				</>
			)}
		</Page>
	);
}
