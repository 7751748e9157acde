import { useParams } from "react-router";
import { useApi } from "../../../client/use-api.ts";
import { Page } from "../../../design/page.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { type Draft, draftOf, newDraft } from "./draft.ts";
import { DraftEditor } from "./draft-editor.tsx";
import { Back } from "./policy-screen.tsx";

/** Where a role or policy of the workspace is made or changed. */
export default function DraftScreen() {
	const { kind = "policy", name } = useParams();
	const policies = useApi("listPolicies", {}, { enabled: name !== undefined });
	const word = kind === "role" ? "role" : "policy";
	if (name === undefined) return <DraftPage title={`New ${word}`} first={newDraft(word)} />;
	return (
		<Answer query={policies}>
			{({ items }) => {
				const policy = items.find((one) => one.kind === word && one.name === name);
				if (policy) return <DraftPage title={`Edit ${policy.title}`} first={draftOf(policy)} />;
				return (
					<Page title={`Edit ${name}`}>
						<Back kind={word} />
						<EmptyState title={`No ${word} of this name is in force`}>It was removed, or never made.</EmptyState>
					</Page>
				);
			}}
		</Answer>
	);
}

function DraftPage({ title, first }: { title: string; first: Draft }) {
	return (
		<Page
			title={title}
			lead="Write it, try out whom it would concern, then put it in force. Nothing changes before that."
		>
			<Back kind={first.kind} />
			<DraftEditor key={`${first.kind}/${first.name}`} first={first} />
		</Page>
	);
}
