import type { ExtractPlan } from "../../../../core/privacy/extract/extract-plan.ts";

/** `k 5 · l · t`: what is asked of the classes. */
export function promiseOf({ k, columns }: ExtractPlan): string {
	return [
		`k ${k}`,
		...(columns.some(({ diversity }) => diversity) ? ["l"] : []),
		...(columns.some(({ closeness }) => closeness) ? ["t"] : []),
	].join(" · ");
}
