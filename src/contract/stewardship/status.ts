import { z } from "zod";
import { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { route } from "../route.ts";

export const InstallationStatus = z.object({
	version: z.string(),
	workspaceId: z.string(),
	dataVersion: z.int().nonnegative(),
	customers: ProtectedSize,
	/** Only for whoever may see exact sizes: one customer may have had thousands. */
	events: ProtectedSize,
	segments: z.int().nonnegative(),
	/** Such as `chDB 25.8, embedded`. */
	engine: z.string(),
	/** Whether everything on disk is encrypted. */
	encrypted: z.boolean(),
	/** Sizes below it are never told. */
	sizeThreshold: z.int().positive(),
	/** Id of the import that is running now. */
	runningImport: z.string().optional(),
	startedAt: z.iso.datetime(),
});

export const statusRoutes = {
	installationStatus: route({
		area: "stewardship",
		resourceKind: "Installation",
		method: "GET",
		path: "/status",
		summary: "Show the state of this installation",
		action: "status:show",
		response: InstallationStatus,
		mutates: false,
		success: 200,
	}),
};
