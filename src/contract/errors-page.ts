import { ERROR_CATALOGUE, ERROR_KINDS, type ErrorKind } from "../core/error/catalogue.ts";

/** docs/errors.md: every error code with its HTTP status, CLI exit code and meaning. */
export function errorsPage(): string {
	const sections = (Object.keys(ERROR_KINDS) as ErrorKind[]).flatMap((kind) => {
		const { status, exitCode } = ERROR_KINDS[kind];
		const codes = Object.entries(ERROR_CATALOGUE).filter(([, entry]) => entry.kind === kind);
		if (codes.length === 0) return [];
		const rows = codes.map(([code, { title }]) => `| \`${code}\` | ${title} |`);
		return [`## ${status}, exit code ${exitCode}\n`, "| code | meaning |", "|---|---|", ...rows, ""];
	});
	return [
		"<!-- Generated from src/core/error/catalogue.ts by `npm run generate`. -->",
		"# Errors\n",
		"The API answers with `application/problem+json` (RFC 9457): `type` is `urn:segward:error:<code>`; `detail` says what happened this time, `hint` what to do next; `file`, `row`, `column` and `path` say where; `issues` lists several problems at once; `requestId` finds the entry in the access log. The command line prints the same and exits with the code below. No error holds a customer's value or a secret.\n",
		...sections,
	].join("\n");
}
