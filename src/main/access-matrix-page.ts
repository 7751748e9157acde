import { MATRIX_DOORS } from "../api/address-table.ts";
import { accessMatrix } from "../app/access/policies/access-matrix.ts";
import { Role } from "../core/access/role.ts";
import type { PolicyBook } from "../ports/policy-book.ts";

/** `docs/access-matrix.md`: which built-in role opens which door, from the policies and the contract. */
export function accessMatrixPage(book: PolicyBook): string {
	const { roles, rows } = accessMatrix(book, book.actions, Role.options, MATRIX_DOORS, "main");
	const head = ["route", "action", "", ...roles];
	const lines = rows.map((row) => [
		`\`${row.method} ${row.path}\``,
		`\`${row.action}\``,
		marksOf(row.groups).join(" "),
		...roles.map((role) => (row.roles.includes(role) ? "●" : "")),
	]);
	const table = [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`);
	return `# Access matrix

Written by \`npm run generate\` from the [policies](../policies) and the contract of the API; a test keeps it current, and
another knocks at every door as every role. ● may, with current training and a fresh second factor. The operator of the machine
may everything. What a workspace adds is shown under Access → Roles → Matrix and by \`segward access matrix\`.

T: touches customer data, needs current training. S: sensitive, needs a second factor of the last 15 minutes; no token may.

${table.join("\n")}
`;
}

function marksOf(groups: readonly string[]): string[] {
	return [
		...(groups.includes("touch customer data") ? ["T"] : []),
		...(groups.includes("sensitive acts") ? ["S"] : []),
	];
}
