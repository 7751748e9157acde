import { Box, Checkbox, Skeleton, Table } from "@mantine/core";
import { useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { type DataColumn, FEATURES, type SortOrder, sortingState, sortOrder, tableColumns } from "./data-column.ts";
import classes from "./data-table.module.css";
import { DataTableHead } from "./data-table-head.tsx";
import { DataTableRow } from "./data-table-row.tsx";

export interface DataTableProps<T> {
	/** What the table holds, for screen readers. */
	caption: string;
	/** Keep it stable (module scope or `useMemo`). The first column names the row. */
	columns: readonly DataColumn<T>[];
	/** Keep it stable while it is the same data. */
	rows: readonly T[];
	rowId: (row: T) => string;
	/** Where a row leads; its first cell becomes the link, a click anywhere on the row follows it. */
	rowLink?: (row: T) => string;
	/** Order at first, sorted here; with `onSortChange` the order that the rows have. */
	sort?: SortOrder | undefined;
	/** Set it where the server sorts. */
	onSortChange?: (order: SortOrder | undefined) => void;
	selection?: {
		chosen: ReadonlySet<string>;
		onChange: (chosen: ReadonlySet<string>) => void;
		/** Accessible name of a row's checkbox. */
		label: (row: T) => string;
	};
	/** Draws only the rows in sight, in a frame of at most this height: for more than some hundred rows. */
	virtual?: { maxHeight: number | string; rowHeight: number };
	/** The last rows came into sight: time to load more. Needs `virtual`. */
	onEndInSight?: () => void;
	loading?: boolean;
	/** Shown instead of the table when there is no row. */
	empty?: ReactNode;
	/** Below this width in pixels the table scrolls sideways. */
	minWidth?: number;
}

const SKELETON_ROWS = 6;
const OVERSCAN = 8;

/** The table of the house: sortable, selectable, linked rows; thousands of rows where `virtual` is set. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
	const { caption, columns, rows, rowId, rowLink, onSortChange, selection, virtual, minWidth = 640 } = props;
	const frame = useRef<HTMLDivElement>(null);
	const [ownOrder, setOwnOrder] = useState(props.sort);
	const order = onSortChange ? props.sort : ownOrder;
	const sorting = useMemo(() => sortingState(order), [order]);
	const definitions = useMemo(() => tableColumns(columns), [columns]);
	const table = useTable({
		features: FEATURES,
		columns: definitions,
		data: rows,
		getRowId: rowId,
		state: { sorting },
		onSortingChange: (update) => {
			const next = sortOrder(typeof update === "function" ? update(sorting) : update);
			if (onSortChange) onSortChange(next);
			else setOwnOrder(next);
		},
		manualSorting: onSortChange !== undefined,
		enableMultiSort: false,
	});
	const models = table.getRowModel().rows;
	const virtualizer = useVirtualizer({
		count: models.length,
		enabled: virtual !== undefined,
		getScrollElement: () => frame.current,
		estimateSize: () => virtual?.rowHeight ?? 0,
		getItemKey: (index) => models[index]?.id ?? index,
		overscan: OVERSCAN,
	});
	const inSight = virtualizer.getVirtualItems();
	const lastInSight = inSight.at(-1)?.index ?? -1;
	const { onEndInSight } = props;
	useEffect(() => {
		if (onEndInSight && lastInSight >= 0 && lastInSight >= models.length - 1) onEndInSight();
	}, [onEndInSight, lastInSight, models.length]);

	if (models.length === 0 && !props.loading && props.empty) return props.empty;

	const shown = virtual ? inSight.map(({ index }) => index) : models.map((_, index) => index);
	const before = virtual ? (inSight[0]?.start ?? 0) : 0;
	const after = virtual ? virtualizer.getTotalSize() - (inSight.at(-1)?.end ?? 0) : 0;
	const width = columns.length + (selection ? 1 : 0);
	const spacer = (height: number) =>
		height > 0 && (
			<tr className={classes.spacer} aria-hidden>
				<td colSpan={width} style={{ height }} />
			</tr>
		);
	return (
		<Box
			ref={frame}
			component="section"
			aria-label={caption}
			tabIndex={0}
			className={classes.frame}
			mah={virtual?.maxHeight}
		>
			<Table
				miw={minWidth}
				horizontalSpacing="sm"
				highlightOnHover={rowLink !== undefined}
				aria-busy={props.loading}
				aria-rowcount={virtual ? models.length + 1 : undefined}
			>
				<Table.Caption className="segward-unseen">{caption}</Table.Caption>
				<DataTableHead
					columns={columns}
					order={order}
					onSort={(id) => table.getColumn(id)?.toggleSorting()}
					choose={
						selection && (
							<Checkbox
								size="xs"
								aria-label="Select all rows shown"
								checked={models.length > 0 && models.every(({ id }) => selection.chosen.has(id))}
								indeterminate={
									models.some(({ id }) => selection.chosen.has(id)) &&
									!models.every(({ id }) => selection.chosen.has(id))
								}
								onChange={({ currentTarget }) =>
									selection.onChange(new Set(currentTarget.checked ? models.map(({ id }) => id) : []))
								}
							/>
						)
					}
				/>
				<Table.Tbody>
					{spacer(before)}
					{shown.map((index) => {
						const model = models[index];
						if (!model) return null;
						return (
							<DataTableRow
								key={model.id}
								id={model.id}
								row={model.original}
								columns={columns}
								link={rowLink?.(model.original)}
								selection={selection}
								position={virtual ? index : undefined}
								measure={virtual ? virtualizer.measureElement : undefined}
							/>
						);
					})}
					{spacer(after)}
					{props.loading && models.length === 0 && <SkeletonRows width={width} />}
				</Table.Tbody>
			</Table>
		</Box>
	);
}

function SkeletonRows({ width }: { width: number }) {
	return Array.from({ length: SKELETON_ROWS }, (_, row) => (
		<Table.Tr key={`row-${row.toString()}`}>
			{Array.from({ length: width }, (_, cell) => (
				<Table.Td key={`cell-${cell.toString()}`}>
					<Skeleton height={14} radius="sm" />
				</Table.Td>
			))}
		</Table.Tr>
	));
}
