import type { z } from "zod";
import type { inspectionRoutes } from "./inspection.ts";

type Matrix = z.output<typeof inspectionRoutes.showAccessMatrix.response>;

/** The access matrix for a spreadsheet: one row a route, one column a role. */
export function matrixCsv({ roles, rows }: Matrix): string {
	const lines = rows.map((row) => [
		row.method,
		row.path,
		row.action,
		row.groups.join("; "),
		row.sensitive ? "yes" : "no",
		...roles.map((role) => (row.roles.includes(role) ? "yes" : "no")),
	]);
	return [["method", "path", "action", "groups", "sensitive", ...roles], ...lines]
		.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`)
		.join("");
}
