import { createExtract } from "../app/privacy/extracts/create-extract.ts";
import { downloadExtract } from "../app/privacy/extracts/download-extract.ts";
import { getExtract, listExtracts } from "../app/privacy/extracts/find-extract.ts";
import { proposeExtract } from "../app/privacy/extracts/propose-columns.ts";
import { removeExtract } from "../app/privacy/extracts/remove-extract.ts";
import { makeStagingCopy } from "../app/privacy/synthetic/make-staging-copy.ts";
import { makeSyntheticRows } from "../app/privacy/synthetic/make-synthetic-rows.ts";
import type { Services } from "../app/services.ts";

/** The use cases behind the doors to extracts and synthetic rows. */
export function extractHandlersOf(services: Services) {
	return {
		proposeExtract: proposeExtract(services),
		createExtract: createExtract(services),
		listExtracts: listExtracts(services),
		getExtract: getExtract(services),
		downloadExtract: downloadExtract(services),
		removeExtract: removeExtract(services),
		makeSyntheticRows: makeSyntheticRows(services),
		makeStagingCopy: makeStagingCopy(services),
	};
}
