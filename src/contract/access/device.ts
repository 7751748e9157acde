import { z } from "zod";
import { RoleName } from "../../core/access/role.ts";
import { Instant } from "../parts.ts";
import { route } from "../route.ts";

const UserCode = z.string().regex(/^[A-Za-z]{4}[- ]?[A-Za-z]{4}$/, "eight letters, such as BCDF-GHJK");

const open = {
	area: "access",
	resourceKind: "Token",
	open: true,
	method: "POST",
	mutates: true,
	success: 200,
} as const;
const guarded = { area: "access", resourceKind: "Token" } as const;

/**
 * Sign-in of the command line, as OAuth 2.0 devices do (RFC 8628): its fields under its names, as JSON; its errors as problems
 * whose code tells which one it is.
 */
export const deviceRoutes = {
	startDevice: route({
		...open,
		path: "/device/authorization",
		summary: "Ask for a code by which a person lets this device in",
		action: "device:start",
		body: z.object({ device: z.string().trim().min(1).max(80) }),
		response: z.object({
			device_code: z.string(),
			user_code: z.string(),
			verification_uri: z.string(),
			verification_uri_complete: z.string(),
			expires_in: z.number(),
			interval: z.number(),
		}),
		example: { device: "ada-laptop" },
	}),
	takeDeviceToken: route({
		...open,
		path: "/device/token",
		summary: "Take the token of a device that was let in",
		action: "device:take-token",
		body: z.object({
			device_code: z.string().min(1).max(200),
			grant_type: z.literal("urn:ietf:params:oauth:grant-type:device_code"),
		}),
		response: z.object({ access_token: z.string(), token_type: z.literal("Bearer"), expires_in: z.number() }),
		example: { device_code: "sgw_…", grant_type: "urn:ietf:params:oauth:grant-type:device_code" },
	}),
	showDevice: route({
		...guarded,
		method: "POST",
		path: "/device",
		summary: "See which device waits with this code, and what it would get",
		action: "device:show",
		body: z.object({ code: UserCode }),
		response: z.object({
			device: z.string(),
			from: z.string(),
			askedAt: Instant,
			roles: z.array(RoleName),
			hours: z.number(),
		}),
		mutates: false,
		success: 200,
		example: { code: "BCDF-GHJK" },
	}),
	decideDevice: route({
		...guarded,
		method: "POST",
		path: "/device/decision",
		summary: "Let the device with this code in, or refuse it",
		action: "device:decide",
		body: z.object({ code: UserCode, allow: z.boolean(), roles: z.array(RoleName).max(20).default([]) }),
		response: z.object({ decided: z.literal(true) }),
		mutates: true,
		success: 200,
		example: { code: "BCDF-GHJK", allow: true, roles: ["viewer"] },
	}),
};
