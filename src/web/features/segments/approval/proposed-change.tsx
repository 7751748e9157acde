import { Group, Stack, Text } from "@mantine/core";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { formatTime } from "../../../design/format.ts";
import { ProtectedSizeText } from "../../../design/protected-size-text.tsx";
import { Answer, LoadingState } from "../../../design/states.tsx";
import { looseOf } from "../builder/model/loose.ts";
import { DocumentChanges } from "../compare/document-changes.tsx";

/** What those who decide look at: what the change is, and how many customers it is about. */
export function ProposedChange({ segment }: { segment: ResultOf<"getSegment"> }) {
	const { name, version, approval } = segment;
	const proposed = approval.proposal;
	const mayPreview = useMay("segment:preview");
	const mayDiff = useMay("segment:diff");
	const difference = useApi(
		"diffVersions",
		{ name, from: version, to: approval.newestVersion },
		{ enabled: mayDiff && proposed !== undefined },
	);
	// Beside the size that is known, not of another day.
	const asOf = segment.lastRefresh?.asOf;
	const document = looseOf(proposed?.document ?? segment.document);
	const preview = useApi("previewSegment", { document, sampleSize: 0, asOf }, { enabled: mayPreview });
	return (
		<Stack gap="sm">
			{mayPreview && (
				<Answer query={preview} loading={<LoadingState lines={1} />}>
					{({ size, purpose }) => (
						<Group gap="xs">
							<Text size="sm" c="dimmed">
								Size if it counted{asOf === undefined ? " now" : ` as of ${formatTime(asOf)}`}
							</Text>
							<ProtectedSizeText value={size} textSize="sm" fw={600} />
							<Text size="sm" c="dimmed">
								for the purpose <bdi>{purpose}</bdi>
							</Text>
						</Group>
					)}
				</Answer>
			)}
			{mayDiff && proposed && (
				<Answer query={difference} loading={<LoadingState lines={3} />}>
					{({ changes }) => (
						<DocumentChanges changes={changes} before={`Version ${version}`} after={`Version ${proposed.version}`} />
					)}
				</Answer>
			)}
		</Stack>
	);
}
