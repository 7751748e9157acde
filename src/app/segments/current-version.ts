import type { DataVersion } from "../../ports/customer-data.ts";
import type { Services } from "../services.ts";

/** Runs `work` on the current data version, whose tables stay until it has ended, whatever is imported meanwhile. */
export async function withCurrentVersion<T>(
	{ store, data }: Pick<Services, "store" | "data">,
	workspaceId: string,
	work: (version: DataVersion) => Promise<T>,
): Promise<T> {
	for (;;) {
		const version = await store.dataVersions.current(workspaceId);
		const release = data.holdVersion(workspaceId, version);
		try {
			// Between reading the pointer and holding its tables, an import may have moved the one and dropped the others.
			if ((await store.dataVersions.current(workspaceId)).version === version.version) return await work(version);
		} finally {
			release();
		}
	}
}
