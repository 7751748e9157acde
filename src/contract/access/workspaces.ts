import { z } from "zod";
import { RoleName } from "../../core/access/role.ts";
import { allOf } from "../parts.ts";
import { route } from "../route.ts";

/** The local operator's requests with this header act in that workspace. */
export const WORKSPACE_HEADER = "x-segward-workspace";

const WorkspaceId = z.string().regex(/^[a-z0-9]{1,20}$/, "lower-case letters and digits; at most 20");
const WorkspaceName = z.string().trim().min(1).max(80);

const OwnWorkspace = z.object({
	id: z.string(),
	name: z.string(),
	roles: z.array(RoleName),
	/** Whether this session acts in it. */
	current: z.boolean(),
});

const Workspace = z.object({
	id: z.string(),
	name: z.string(),
	createdAt: z.iso.datetime(),
	/** Nobody acts in it since; its data stays. */
	archivedAt: z.iso.datetime().optional(),
});

const subject = { area: "access", resourceKind: "Workspace" } as const;
const one = { ...subject, resourceParam: "id", params: z.object({ id: WorkspaceId }) } as const;
const changes = { mutates: true, success: 200 } as const;

/** Several workspaces in one installation, apart from each other in store, engine and keys. */
export const workspaceRoutes = {
	listOwnWorkspaces: route({
		...subject,
		method: "GET",
		path: "/workspaces",
		summary: "List the workspaces in which you are something",
		action: "workspace:list",
		response: allOf(OwnWorkspace),
		mutates: false,
		success: 200,
	}),
	switchWorkspace: route({
		...one,
		...changes,
		method: "POST",
		path: "/workspaces/:id/switch",
		summary: "Let your session act in another workspace of yours",
		action: "workspace:switch",
		response: z.object({ workspaceId: z.string() }),
	}),
	listAllWorkspaces: route({
		...subject,
		method: "GET",
		path: "/installation/workspaces",
		summary: "List every workspace of the installation",
		action: "workspace:list-all",
		response: allOf(Workspace),
		mutates: false,
		success: 200,
	}),
	createWorkspace: route({
		...subject,
		method: "POST",
		path: "/installation/workspaces",
		summary: "Make a workspace, with keys and an engine database of its own",
		description: "From the first workspace of the installation. Whoever makes it is its administrator.",
		action: "workspace:create",
		body: z.object({ name: WorkspaceName }),
		response: Workspace,
		mutates: true,
		success: 201,
		example: { name: "Second brand" },
	}),
	renameWorkspace: route({
		...one,
		...changes,
		method: "PATCH",
		path: "/installation/workspaces/:id",
		summary: "Rename a workspace",
		action: "workspace:rename",
		body: z.object({ name: WorkspaceName }),
		response: Workspace,
		example: { name: "Second brand" },
	}),
	archiveWorkspace: route({
		...one,
		...changes,
		method: "POST",
		path: "/installation/workspaces/:id/archive",
		summary: "Archive a workspace: nobody acts in it from now on, its data stays",
		action: "workspace:archive",
		response: Workspace,
	}),
	restoreWorkspace: route({
		...one,
		...changes,
		method: "POST",
		path: "/installation/workspaces/:id/restore",
		summary: "Open an archived workspace again",
		action: "workspace:restore",
		response: Workspace,
	}),
};
