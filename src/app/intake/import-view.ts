import type { ImportRecord, ImportView } from "../../core/intake/import-record.ts";
import type { Call } from "../call.ts";
import { mayAct } from "../may-act.ts";
import { exactSizes } from "../privacy/exact-sizes.ts";
import type { Services } from "../services.ts";

/** How the caller sees imports. */
export function importViews(services: Services, call: Call): (record: ImportRecord) => ImportView {
	if (exactSizes(services, call)()) return (record) => record;
	if (!mayAct(services, call, "import:create", "Import")) {
		return ({ counts: _, bytesRead: __, contentDigest: ___, ...rest }) => rest;
	}
	return ({ counts: { rowsRead, rowsAccepted, rowsQuarantined }, ...rest }) => ({
		...rest,
		counts: { rowsRead, rowsAccepted, rowsQuarantined },
	});
}

/** The use case, answering with the import as its caller sees it. */
export function viewed<Input>(services: Services, act: (call: Call, input: Input) => Promise<ImportRecord>) {
	return async (call: Call, input: Input): Promise<ImportView> => importViews(services, call)(await act(call, input));
}
