import { useMemo } from "react";
import { useApi } from "../../../client/use-api.ts";
import { type Catalogue, catalogueOf } from "./model/catalogue.ts";

const A_MINUTE_MS = 60_000;

/** Everything a rule can name. Without fields there is nothing to build; the rest may be missing or refused. */
export function useCatalogue(): { catalogue: Catalogue | undefined; error: unknown; retry(): void } {
	const fields = useApi("listFields", {}, { staleTime: A_MINUTE_MS });
	const events = useApi("listEventNames", {}, { staleTime: A_MINUTE_MS });
	const traits = useApi("listTraits", {}, { staleTime: A_MINUTE_MS });
	const lists = useApi("listLists", {}, { staleTime: A_MINUTE_MS });
	const settled = [events, traits, lists].every((query) => !query.isPending);
	const catalogue = useMemo(() => {
		if (fields.data === undefined || !settled) return undefined;
		return catalogueOf({
			fields: fields.data.items,
			events: events.data?.items ?? [],
			traits: traits.data?.items ?? [],
			lists: lists.data?.items ?? [],
			newestDay: events.data?.newestDay,
		});
	}, [fields.data, events.data, traits.data, lists.data, settled]);
	return { catalogue, error: fields.error, retry: () => void fields.refetch() };
}
