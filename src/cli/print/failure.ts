import { SegwardError } from "../../core/error/segward-error.ts";
import { plain } from "../terminal.ts";

/** `error: …` with its place, one line an issue, `next: …`. */
export function failureText(error: unknown): string {
	if (!(error instanceof SegwardError)) {
		const reason = error instanceof Error ? error.message : String(error);
		return `error: ${plain(reason)}\nnext: This is a fault of Segward; please report it with the command you gave.\n`;
	}
	const { details } = error;
	const lines = [`error: ${placed(error.message, details)}`];
	const issues = details.issues ?? [];
	if (issues.length > 1 || (issues[0] !== undefined && !error.message.includes(issues[0].message))) {
		for (const issue of issues) lines.push(`  ${placed(issue.message, issue)}`);
	}
	if (details.hint !== undefined) lines.push(`next: ${details.hint}`);
	return `${lines.map(plain).join("\n")}\n`;
}

interface Place {
	file?: string;
	row?: number;
	column?: string;
	path?: string;
}

/** `customers.csv, row 12, column email: …` */
function placed(message: string, { file, row, column, path }: Place): string {
	const place = [
		file,
		row === undefined ? undefined : `row ${row}`,
		column === undefined || column === "" ? undefined : `column ${column}`,
		path === undefined || message.startsWith(`${path}:`) ? undefined : path,
	].filter((part) => part !== undefined);
	return place.length === 0 ? message : `${place.join(", ")}: ${message}`;
}
