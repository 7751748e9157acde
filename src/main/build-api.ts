import type { FastifyInstance } from "fastify";
import type { ApiLimits, ServerCertificate } from "../api/api-options.ts";
import { createApi } from "../api/create-api.ts";
import { authenticate } from "../app/access/authenticate.ts";
import { tokenOrSession } from "../app/access/authenticate-session.ts";
import { admitLocalOperator } from "../app/access/local-operator.ts";
import { once } from "../app/access/once.ts";
import type { Services } from "../app/services.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { handlersOf } from "./handlers.ts";
import { FIRST_WORKSPACE } from "./open-installation.ts";
import { WEB_DIRECTORY } from "./project.ts";

export interface BuiltApi {
	app: FastifyInstance;
	/** Admits the local operator, from this process and from the socket in the data directory. */
	operatorSecret: string;
}

/** The whole API over the services of an installation; the same app serves HTTPS and the in-process command line. */
export async function buildApi(
	services: Services,
	certificate?: ServerCertificate,
	limits?: Partial<ApiLimits>,
): Promise<BuiltApi> {
	const operator = admitLocalOperator(
		services.secrets,
		{ name: "local operator", workspaceId: FIRST_WORKSPACE.id },
		tokenOrSession(services, authenticate(services)),
	);
	const app = await createApi({
		handlers: handlersOf(services),
		guard: services,
		authenticate: operator.authenticate,
		homeWorkspaceId: FIRST_WORKSPACE.id,
		once: once(services),
		version: services.settings.version,
		certificate,
		webDirectory: WEB_DIRECTORY,
		limits,
		report: reportToServerLog,
	});
	return { app, operatorSecret: operator.secret };
}

/**
 * What the caller sees only as `internal`: one JSON line on standard error. Messages of foreign errors may quote the data
 * that they stumbled over, so only their names and places are written.
 */
function reportToServerLog(error: unknown, requestId: string): void {
	const causes: object[] = [];
	for (let one = error; one instanceof Error && causes.length < 5; one = one.cause) {
		causes.push({
			error: one instanceof SegwardError ? `${one.code}: ${one.message}` : one.name,
			at: one.stack
				?.split("\n")
				.filter((line) => line.startsWith("    at "))
				.slice(0, 6)
				.map((line) => line.trim()),
		});
	}
	process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), requestId, causes })}\n`);
}
