import { Checkbox, Table } from "@mantine/core";
import type { MouseEvent } from "react";
import { Link, useNavigate } from "react-router";
import type { DataColumn } from "./data-column.ts";
import classes from "./data-table.module.css";
import type { DataTableProps } from "./data-table.tsx";

interface DataTableRowProps<T> {
	id: string;
	row: T;
	columns: readonly DataColumn<T>[];
	link?: string | undefined;
	selection?: DataTableProps<T>["selection"];
	/** Place among all rows, from 0, where only some are drawn. */
	position?: number | undefined;
	measure?: ((element: Element | null) => void) | undefined;
}

export function DataTableRow<T>({ id, row, columns, link, selection, position, measure }: DataTableRowProps<T>) {
	const navigate = useNavigate();
	const chosen = selection?.chosen.has(id) ?? false;
	const follow = (event: MouseEvent<HTMLElement>) => {
		if (link === undefined || isControl(event.target) || window.getSelection()?.toString()) return;
		if (event.metaKey || event.ctrlKey) window.open(link, "_blank", "noopener");
		else void navigate(link);
	};
	return (
		<Table.Tr
			ref={measure}
			className={classes.row}
			data-index={position}
			data-link={link === undefined ? undefined : true}
			data-chosen={chosen || undefined}
			aria-rowindex={position === undefined ? undefined : position + 2}
			onClick={follow}
		>
			{selection && (
				<Table.Td>
					<Checkbox
						size="xs"
						aria-label={selection.label(row)}
						checked={chosen}
						onChange={({ currentTarget }) => {
							const next = new Set(selection.chosen);
							if (currentTarget.checked) next.add(id);
							else next.delete(id);
							selection.onChange(next);
						}}
					/>
				</Table.Td>
			)}
			{columns.map(({ id: columnId, cell, align, pinned }, index) =>
				index === 0 ? (
					<Table.Th key={columnId} scope="row" ta={align}>
						{link === undefined ? (
							cell(row)
						) : (
							<Link to={link} className={classes.link}>
								{cell(row)}
							</Link>
						)}
					</Table.Th>
				) : (
					<Table.Td key={columnId} ta={align} data-pinned={pinned}>
						{cell(row)}
					</Table.Td>
				),
			)}
		</Table.Tr>
	);
}

/** A click on something that has a meaning of its own, or in a menu or dialog that a cell opened. */
function isControl(target: EventTarget): boolean {
	return (
		target instanceof Element &&
		(target.closest("a, button, input, label, select, textarea, [role=menu], [role=dialog]") !== null ||
			target.closest("tr") === null)
	);
}
