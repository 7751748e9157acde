import type { FastifyInstance } from "fastify";
import type { ApiLimits, ServerCertificate } from "../api/api-options.ts";
import { createApi } from "../api/create-api.ts";
import { authenticate } from "../app/access/authenticate.ts";
import { tokenOrSession } from "../app/access/authenticate-session.ts";
import { admitLocalOperator } from "../app/access/local-operator.ts";
import { once } from "../app/access/once.ts";
import { admitProvisioner } from "../app/access/provisioning/admit-provisioner.ts";
import { ReadTally } from "../app/access/read-tally.ts";
import { resourceAttributes } from "../app/access/resource-attributes.ts";
import { watchChange } from "../app/audit/changes/watch-change.ts";
import type { Services } from "../app/services.ts";
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
		services.store.workspaces,
		admitProvisioner(
			{ ...services, homeWorkspaceId: FIRST_WORKSPACE.id },
			tokenOrSession(services, authenticate(services)),
		),
	);
	const app = await createApi({
		handlers: handlersOf(services),
		guard: {
			...services,
			attributesOf: resourceAttributes(services),
			watchChange: watchChange(services),
			tally: new ReadTally(services.clock),
		},
		tree: services,
		authenticate: operator.authenticate,
		homeWorkspaceId: FIRST_WORKSPACE.id,
		once: once(services),
		version: services.settings.version,
		certificate,
		webDirectory: WEB_DIRECTORY,
		limits,
		report: services.report,
	});
	return { app, operatorSecret: operator.secret };
}
