import type { Principal } from "../../../core/access/principal.ts";
import type { StateKind } from "./state-readers.ts";

export interface ConfigurationAct {
	kind: StateKind;
	/** What it concerns, where neither the address nor the act itself says so. */
	idOf?(principal: Principal): string;
}

const one = (kind: StateKind, ...actions: string[]): [string, ConfigurationAct][] =>
	actions.map((action) => [action, { kind }]);

/** Acts that change how a workspace is configured, and what of it each changes. */
export const CONFIGURATION_ACTS: ReadonlyMap<string, ConfigurationAct> = new Map<string, ConfigurationAct>([
	...one("mapping", "mapping:save", "mapping:remove"),
	...one("field", "field:update"),
	...one("segment", "segment:apply", "segment:archive", "segment:state"),
	...one("segment", "segment:submit", "segment:approve", "segment:return"),
	...one("trait", "trait:apply", "trait:remove"),
	...one("list", "list:upload", "list:remove"),
	["size-budget:set", { kind: "size-budget", idOf: ({ workspaceId }) => workspaceId }],
	["approval:set", { kind: "approval", idOf: ({ workspaceId }) => workspaceId }],
	...one("break-glass", "break-glass:start", "break-glass:end", "break-glass:review"),
	...one("token", "token:create", "token:revoke"),
	["token:revoke-self", { kind: "token", idOf: ({ tokenId }) => tokenId }],
	...one("invitation", "person:invite", "invitation:resend", "invitation:withdraw"),
	...one("person", "person:set-roles", "person:deactivate", "person:activate", "break-glass:allow"),
	...one("course", "course:add", "course:remove"),
	...one("workspace", "workspace:create", "workspace:rename", "workspace:archive", "workspace:restore"),
	...one("identity-provider", "identity-provider:create", "identity-provider:update"),
	...one("identity-provider", "identity-provider:remove", "identity-provider:expect"),
	...one("provisioning-token", "provisioning-token:create", "provisioning-token:revoke"),
	...one("provisioned-user", "scim:create-user", "scim:replace-user", "scim:patch-user", "scim:remove-user"),
	...one("provisioned-group", "scim:create-group", "scim:replace-group", "scim:patch-group", "scim:remove-group"),
	...one("audit-review", "audit-review:start", "audit-review:sign"),
	...one("review-schedule", "review-schedule:put"),
	...one("audit-target", "audit-target:add", "audit-target:change", "audit-target:remove"),
	...one("mask", "mask:set", "mask:weaken", "mask:remove"),
	...one("policy", "policy:apply", "policy:remove"),
	["watch:set", { kind: "watch", idOf: ({ workspaceId }) => workspaceId }],
	["watch:webhook", { kind: "watch", idOf: ({ workspaceId }) => workspaceId }],
	...one("detection", "detection:set"),
	["releases:freeze", { kind: "freeze", idOf: ({ workspaceId }) => workspaceId }],
	["releases:thaw", { kind: "freeze", idOf: ({ workspaceId }) => workspaceId }],
]);
