import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { federationSuite } from "../../../../test/conformance/federation.suite.ts";
import { openControl } from "../control/control-store.ts";
import { openFederation } from "./federation.ts";

federationSuite("the control store's connection", async () => {
	const directory = mkdtempSync(join(tmpdir(), "segward-federation-store-"));
	const control = await openControl(join(directory, "control.db"), Buffer.alloc(32, 7));
	const people = ["ada", "grace"] as const;
	const at = "2026-11-24T09:00:00.000Z";
	await control
		.connection<{ people: Record<string, string | number> }>()
		.insertInto("people")
		.values(
			people.map((id) => ({
				id,
				name: id,
				email: `${id}@example.com`,
				email_verified: 0,
				two_factor_enabled: 0,
				created_at: at,
				updated_at: at,
			})),
		)
		.execute();
	return {
		federation: openFederation(control.connection()),
		people,
		async dispose() {
			await control.store.close();
			rmSync(directory, { recursive: true });
		},
	};
});
