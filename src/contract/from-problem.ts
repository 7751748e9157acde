import { ERROR_CATALOGUE, type ErrorCode } from "../core/error/catalogue.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import type { Problem } from "./problem.ts";

/** The error that a problem stands for; a code this version does not know becomes `internal`. */
export function fromProblem(problem: Problem): SegwardError {
	const { file, row, column, path, hint, issues, refused } = problem;
	const code = Object.hasOwn(ERROR_CATALOGUE, problem.code) ? (problem.code as ErrorCode) : "internal";
	const detail = problem.detail ?? problem.title;
	return new SegwardError(code, { file, row, column, path, detail, hint, issues, refused });
}
