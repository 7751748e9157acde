import { Table, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { DataColumn, SortOrder } from "./data-column.ts";
import classes from "./data-table.module.css";

interface DataTableHeadProps<T> {
	columns: readonly DataColumn<T>[];
	order: SortOrder | undefined;
	onSort: (id: string) => void;
	/** The checkbox over all rows, where rows can be chosen. */
	choose?: ReactNode;
}

const SORTS = {
	ascending: <IconArrowUp size={14} aria-hidden />,
	descending: <IconArrowDown size={14} aria-hidden />,
	none: <IconArrowsSort size={14} aria-hidden opacity={0.6} />,
};

export function DataTableHead<T>({ columns, order, onSort, choose }: DataTableHeadProps<T>) {
	return (
		<Table.Thead className={classes.head}>
			<Table.Tr>
				{choose && <Table.Th w={40}>{choose}</Table.Th>}
				{columns.map((column) => {
					const sortable = column.sortable || column.sortValue !== undefined;
					const sorted = order?.id !== column.id ? "none" : order.descending ? "descending" : "ascending";
					return (
						<Table.Th
							key={column.id}
							scope="col"
							w={column.width}
							ta={column.align}
							data-pinned={column.pinned}
							aria-sort={sortable ? sorted : undefined}
						>
							{sortable ? (
								<UnstyledButton
									className={classes.sort}
									data-sorted={sorted !== "none" || undefined}
									onClick={() => onSort(column.id)}
								>
									{column.header}
									{SORTS[sorted]}
								</UnstyledButton>
							) : (
								<span className={column.headerUnseen ? "segward-unseen" : undefined}>{column.header}</span>
							)}
						</Table.Th>
					);
				})}
			</Table.Tr>
		</Table.Thead>
	);
}
