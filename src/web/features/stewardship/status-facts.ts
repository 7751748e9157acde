import type { ResultOf } from "../../../contract/routes.ts";
import { shortSize } from "../../../core/privacy/describe-size.ts";
import { formatNumber } from "../../design/format.ts";

/** What is told of an installation as plain text, in the order of interest. */
export function statusFacts(
	status: ResultOf<"installationStatus">,
): readonly (readonly [name: string, value: string])[] {
	return [
		["Version", status.version],
		["Query engine", status.engine],
		["Workspace", status.workspaceId],
		["Data version", formatNumber(status.dataVersion)],
		["Events", shortSize(status.events)],
		["Segments", formatNumber(status.segments)],
	];
}
