/** Something about a rule that its author should know. Errors keep it from being used, warnings do not. */
export interface RuleIssue {
	severity: "error" | "warning";
	/** Place in the document, such as `rule.all[0].attribute`. */
	path: string;
	message: string;
	/** What to write instead. */
	hint?: string;
}

export function errorAt(path: string, message: string, hint?: string): RuleIssue {
	return { severity: "error", path, message, ...(hint === undefined ? {} : { hint }) };
}

export function warningAt(path: string, message: string, hint?: string): RuleIssue {
	return { severity: "warning", path, message, ...(hint === undefined ? {} : { hint }) };
}

export function isError(issue: RuleIssue): boolean {
	return issue.severity === "error";
}

/** Path of a property below another: `rule.where.amount`, or `rule.where["total amount"]` where it is no plain word. */
export function pathInto(path: string, key: string | number): string {
	if (typeof key === "number") return `${path}[${key}]`;
	if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key)) return `${path}[${JSON.stringify(key)}]`;
	return path === "" ? key : `${path}.${key}`;
}
