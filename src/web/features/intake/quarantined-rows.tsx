import { Alert, Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { usePages } from "../../client/use-pages.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { DataTable } from "../../design/data-table.tsx";
import { formatNumber } from "../../design/format.ts";
import { ErrorState } from "../../design/states.tsx";
import { explainReason } from "./quarantine-reasons.ts";
import type { QuarantineSelection } from "./quarantine-selection.ts";

type Row = ResultOf<"listQuarantinedRows">["items"][number];

interface QuarantinedRowsProps {
	importId: string;
	selection: QuarantineSelection | undefined;
	onClose(): void;
}

const PAGE = 50;
const MOST_COLUMNS = 14;

/** Masked rows of one quarantine group, page by page. */
export function QuarantinedRows({ importId, selection, onClose }: QuarantinedRowsProps) {
	const pages = usePages(
		"listQuarantinedRows",
		{ id: importId, reason: selection?.reason, column: selection?.column, limit: PAGE },
		{ enabled: selection !== undefined },
	);
	const rows = useMemo(() => pages.data?.flatMap(({ items }) => items) ?? [], [pages.data]);
	const first = rows[0];
	const faulty = selection?.column;
	const columns = useMemo(() => rowColumns(first, faulty), [first, faulty]);
	const why = explainReason(selection?.reason ?? "", first?.message ?? "");
	const unseen = first ? Object.keys(first.cells).length - MOST_COLUMNS : 0;
	return (
		<Drawer
			opened={selection !== undefined}
			onClose={onClose}
			position="right"
			size="min(1100px, 96vw)"
			title={<Text fw={650}>Rows set aside</Text>}
			closeButtonProps={{ "aria-label": "Close" }}
		>
			{selection && (
				<Stack mt="xs">
					<Alert color="yellow" title={why.title}>
						{why.fix}
					</Alert>
					{pages.isError ? (
						<ErrorState error={pages.error} retry={() => void pages.refetch()} />
					) : (
						<DataTable
							caption={`Masked rows: ${why.title}`}
							columns={columns}
							rows={rows}
							rowId={({ rowNo }) => String(rowNo)}
							loading={pages.isPending}
							minWidth={Math.max(560, columns.length * 140)}
						/>
					)}
					<Group justify="space-between">
						<Text size="sm" c="dimmed" aria-live="polite">
							{formatNumber(rows.length)} of {formatNumber(selection.rows)} rows. Cells are masked: first letter and
							length only, no digit.
							{unseen > 0 && ` ${formatNumber(unseen)} more columns are not drawn.`}
						</Text>
						{pages.hasNextPage && (
							<Button
								variant="default"
								size="xs"
								loading={pages.isFetchingNextPage}
								onClick={() => void pages.fetchNextPage()}
							>
								Show more rows
							</Button>
						)}
					</Group>
				</Stack>
			)}
		</Drawer>
	);
}

function rowColumns(row: Row | undefined, faulty: string | undefined): DataColumn<Row>[] {
	const names = Object.keys(row?.cells ?? {});
	const ordered = faulty && names.includes(faulty) ? [faulty, ...names.filter((name) => name !== faulty)] : names;
	return [
		{ id: "row", header: "Row", cell: ({ rowNo }) => formatNumber(rowNo), sortValue: ({ rowNo }) => rowNo },
		...ordered.slice(0, MOST_COLUMNS).map(
			(name, at): DataColumn<Row> => ({
				id: `cell-${at}`,
				header: name === faulty ? `${name} (at fault)` : name,
				cell: ({ cells }) => <Cell text={cells[name]} faulty={name === faulty} />,
			}),
		),
	];
}

function Cell({ text, faulty }: { text: string | null | undefined; faulty: boolean }) {
	if (text === null || text === undefined || text === "") {
		return (
			<Text span size="sm" c="dimmed">
				empty
			</Text>
		);
	}
	return (
		<Text
			span
			size="sm"
			ff="monospace"
			dir="auto"
			fw={faulty ? 650 : undefined}
			c={faulty ? "var(--segward-attention)" : undefined}
			style={{ overflowWrap: "anywhere" }}
		>
			{text}
		</Text>
	);
}
