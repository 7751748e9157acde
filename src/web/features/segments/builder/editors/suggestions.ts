import type { Field } from "../../../../../core/catalogue/field.ts";
import { useApi } from "../../../../client/use-api.ts";

const FIVE_MINUTES_MS = 300_000;

/** Frequent values of a field, as far as they may be shown. None for identifiers and free text: nobody sees those. */
export function useSuggestions(field: Field | undefined): string[] {
	const may =
		field !== undefined &&
		field.kind !== "identifier" &&
		(field.type === "text" || field.type === "text-list") &&
		!field.labels.includes("free-text");
	const { data } = useApi(
		"fieldDistribution",
		{ kind: field?.kind ?? "attribute", name: field?.name ?? "none" },
		{ enabled: may, staleTime: FIVE_MINUTES_MS },
	);
	return may && data?.shape === "values" ? [...new Set(data.values.map(({ value }) => value))] : [];
}
