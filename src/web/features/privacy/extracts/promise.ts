import type { ExtractPlan } from "../../../../core/privacy/extract/extract-plan.ts";

/** `k 5 · l 2 · t 0.3`: what is asked of the classes. */
export function promiseOf({ k, columns }: ExtractPlan): string {
	const diversities = columns.flatMap(({ diversity }) => (diversity ? [`l ${diversity.l}`] : []));
	const distances = columns.flatMap(({ closeness }) => (closeness ? [`t ${closeness.t}`] : []));
	return [...new Set([`k ${k}`, ...diversities, ...distances])].join(" · ");
}
