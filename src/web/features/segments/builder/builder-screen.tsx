import { useParams, useSearchParams } from "react-router";
import { useSession } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { Page } from "../../../design/page.tsx";
import { ErrorState, LoadingState } from "../../../design/states.tsx";
import { Builder } from "./builder.tsx";
import { looseOf } from "./model/loose.ts";
import { copyOf, newDocument } from "./model/segment-draft.ts";
import { useCatalogue } from "./use-catalogue.ts";

/** `/segments/new`, `/segments/new?from=name` and `/segments/:name/edit`. */
export default function BuilderScreen() {
	const { name } = useParams();
	const [search] = useSearchParams();
	const from = name === undefined ? (search.get("from") ?? undefined) : undefined;
	const source = name ?? from;
	const stored = useApi("getSegment", { name: source ?? "none" }, { enabled: source !== undefined });
	const { catalogue, error, retry } = useCatalogue();
	const owner = useSession().data?.email ?? "";
	const title = name === undefined ? "New segment" : "Edit segment";
	const failure = error ?? stored.error;
	if (failure) {
		return (
			<Page title={title}>
				<ErrorState error={failure} retry={() => (error ? retry() : void stored.refetch())} />
			</Page>
		);
	}
	if (catalogue === undefined || (source !== undefined && stored.data === undefined)) {
		return (
			<Page title={title}>
				<LoadingState lines={6} />
			</Page>
		);
	}
	// Whoever edits goes on from the newest version, also where that waits beside the one that counts.
	const kept = looseOf(stored.data?.approval.proposal?.document ?? stored.data?.document);
	const initial = source === undefined ? newDocument(owner) : name === undefined ? copyOf(kept, owner) : kept;
	return (
		<Builder key={name ?? `new ${from ?? ""}`} catalogue={catalogue} initial={initial} stored={name !== undefined} />
	);
}
