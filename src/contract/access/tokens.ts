import { z } from "zod";
import { TokenRecord } from "../../core/access/principal.ts";
import { RoleName } from "../../core/access/role.ts";
import { allOf, IdParams } from "../parts.ts";
import { route } from "../route.ts";

/** A token without its secret. */
export const TokenView = TokenRecord.omit({ secretDigest: true });

export const TokenRequest = z.object({
	name: z.string().trim().min(1).max(100),
	/** What it may do; never more than its owner may. */
	roles: z.array(RoleName).min(1).max(20),
	/** Actions, or groups of them, that it is narrowed to. */
	scopes: z.array(z.string().min(1).max(100)).min(1).max(50).optional(),
	/** How long it is valid: a number with `m`, `h` or `d`, at most 366 days. */
	expires: z.string().regex(/^[1-9]\d{0,5}[mhd]$/, "a number with m, h or d, such as 12h or 90d"),
});

const subject = { area: "access", resourceKind: "Token" } as const;

export const tokenRoutes = {
	whoAmI: route({
		...subject,
		method: "GET",
		path: "/me",
		summary: "Show whose token this is and what it may do",
		action: "me:show",
		response: z.object({
			name: z.string(),
			roles: z.array(RoleName),
			workspaceId: z.string(),
			actions: z.array(z.string()),
		}),
		mutates: false,
		success: 200,
	}),
	listTokens: route({
		...subject,
		method: "GET",
		path: "/tokens",
		summary: "List your own tokens, without their secrets",
		action: "token:list",
		response: allOf(TokenView),
		mutates: false,
		success: 200,
	}),
	listAllTokens: route({
		...subject,
		method: "GET",
		path: "/tokens/all",
		summary: "List the tokens of everybody, without their secrets",
		action: "token:list-all",
		response: allOf(TokenView),
		mutates: false,
		success: 200,
	}),
	revokeOwnToken: route({
		...subject,
		method: "DELETE",
		path: "/me/token",
		summary: "Revoke the token that this request is sent with",
		action: "token:revoke-self",
		response: z.object({ revoked: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
	createToken: route({
		...subject,
		method: "POST",
		path: "/tokens",
		summary: "Create a token of your own; its secret is shown this once",
		action: "token:create",
		body: TokenRequest,
		response: z.object({ token: TokenView, secret: z.string() }),
		mutates: true,
		success: 201,
		example: { name: "nightly refresh", roles: ["marketer"], expires: "90d" },
	}),
	revokeToken: route({
		...subject,
		resourceParam: "id",
		method: "DELETE",
		path: "/tokens/:id",
		summary: "Revoke a token at once: an own one, or as an administrator any",
		action: "token:revoke",
		params: IdParams,
		response: z.object({ revoked: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
};
