import type { ResultOf } from "../../../contract/routes.ts";

export interface FirstSteps {
	/** Customer data is open to this person. */
	training: boolean;
	/** There are customers. */
	data: boolean;
	/** Every label is confirmed. */
	catalogue: boolean;
	/** This person owns a segment. */
	segment: boolean;
}

/** How far somebody came in the first steps, from what is there. */
export function firstSteps(overview: ResultOf<"overview">, ownSegments: number, trained: boolean): FirstSteps {
	const { totals, attention } = overview;
	const data = totals.dataVersion > 0;
	return {
		training: trained,
		data,
		catalogue: data && totals.fields > 0 && attention.every(({ kind }) => kind !== "field-unconfirmed"),
		segment: ownSegments > 0,
	};
}

export function stepsDone(steps: FirstSteps): number {
	return Object.values(steps).filter(Boolean).length;
}

/** How many fields wait for somebody to confirm their labels. */
export function unconfirmedFields({ attention }: Pick<ResultOf<"overview">, "attention">): number {
	return attention.find(({ kind }) => kind === "field-unconfirmed")?.count ?? 0;
}
