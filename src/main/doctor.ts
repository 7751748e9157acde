import type { DoctorCheck } from "../cli/house.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import type { Environment } from "./environment.ts";
import { FIRST_WORKSPACE, installationExists, openInstallation } from "./open-installation.ts";
import { operatorTransport } from "./operator-socket.ts";

/** Looks at what an installation needs to run, and says what to do where something is missing. */
export async function examine(environment: Environment): Promise<DoctorCheck[]> {
	const checks: DoctorCheck[] = [
		{
			name: "Node.js",
			ok: Number.parseInt(process.versions.node, 10) >= 24,
			detail: `version ${process.versions.node}`,
			next: "Use the launcher (npx segward), which brings Node 24.",
		},
	];
	if (!installationExists(environment)) {
		const next = "segward init";
		return [...checks, { name: "data directory", ok: false, detail: "no installation here", next }];
	}
	try {
		const installation = await openInstallation(environment);
		const { store, settings } = installation.services;
		const version = await store.dataVersions.current(FIRST_WORKSPACE.id);
		await installation.close();
		checks.push(
			{ name: "data directory", ok: true, detail: environment.dataDirectory },
			{ name: "master key", ok: true, detail: `opens every store (${environment.masterKey.kind})` },
			{ name: "engine", ok: true, detail: settings.engine },
			{ name: "customer data", ok: true, detail: `version ${version.version}, ${version.events} events` },
		);
	} catch (error) {
		if (!(error instanceof SegwardError)) throw error;
		const served = error.code === "data-locked" && operatorTransport(environment.dataDirectory) !== undefined;
		checks.push({
			name: "data directory",
			ok: served,
			detail: served ? "open in a running server" : `${error.code}: ${error.message}`,
			next: error.details.hint,
		});
	}
	return checks;
}
