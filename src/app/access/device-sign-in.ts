import type { RoleName } from "../../core/access/role.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Call, UseCase, VisitUseCase } from "../call.ts";
import type { Services } from "../services.ts";
import { DEVICE_POLL_MS, DEVICE_VALID_MS, type DeviceGrants } from "./device-grants.ts";
import type { Throttle } from "./throttle.ts";
import { issueToken } from "./tokens.ts";

interface DeviceDeps extends Pick<Services, "store" | "secrets" | "clock" | "settings" | "people"> {
	grants: DeviceGrants;
	throttle: Throttle;
}

/** How long the token of a device is valid. */
const TOKEN_HOURS = 12;
/** Beginnings, and guesses at a code. */
const ADDRESS = { freeAttempts: 30 };
const GUESSES = { freeAttempts: 10 };

/** RFC 8628, section 3.2. */
interface DeviceAuthorization {
	device_code: string;
	user_code: string;
	verification_uri: string;
	verification_uri_complete: string;
	expires_in: number;
	interval: number;
}

/** A device asks to be let in. @throws SegwardError `rate-limited`. */
export function startDevice({
	grants,
	throttle,
	settings,
}: DeviceDeps): VisitUseCase<{ device: string }, DeviceAuthorization> {
	return async (visit, { device }) => {
		throttle.begin({ [`device ${visit.from}`]: ADDRESS });
		const { deviceCode, userCode } = grants.begin(device, visit.from);
		const shown = `${userCode.slice(0, 4)}-${userCode.slice(4)}`;
		return {
			device_code: deviceCode,
			user_code: shown,
			verification_uri: `${settings.publicUrl}/device`,
			verification_uri_complete: `${settings.publicUrl}/device?code=${shown}`,
			expires_in: DEVICE_VALID_MS / 1000,
			interval: DEVICE_POLL_MS / 1000,
		};
	};
}

/** Which device a code is of. @throws SegwardError `not-found`, `rate-limited`. */
export function showDevice(
	deps: DeviceDeps,
): UseCase<{ code: string }, { device: string; from: string; askedAt: string; roles: RoleName[]; hours: number }> {
	return async (call, { code }) => {
		const { device, from, askedAtMs } = found(deps, call, code);
		const roles = [...call.principal.roles];
		return { device, from, askedAt: new Date(askedAtMs).toISOString(), roles, hours: TOKEN_HOURS };
	};
}

/** Lets a device in with some of one's own roles, or refuses it. @throws SegwardError `not-found`, `action-forbidden`. */
export function decideDevice(
	deps: DeviceDeps,
): UseCase<{ code: string; allow: boolean; roles: RoleName[] }, { decided: true }> {
	return async (call, { code, allow, roles }) => {
		const { principal, workspaceId } = call;
		const { personId } = principal;
		found(deps, call, code);
		if (personId === undefined) throw new SegwardError("not-found", { detail: "Only a person lets a device in." });
		if (allow && !(roles.length > 0 && roles.every((role) => principal.roles.includes(role)))) {
			throw new SegwardError("action-forbidden", {
				path: "roles",
				detail: "A device gets roles of yours, and no others.",
			});
		}
		if (!deps.grants.decide(code, allow ? { personId, workspaceId, roles } : "denied")) throw unknownCode();
		return { decided: true };
	};
}

/**
 * Hands the token to a device that was let in, once.
 * @throws SegwardError `authorization-pending`, `slow-down`, `device-denied`, `device-code-expired`.
 */
export function takeDeviceToken(
	deps: DeviceDeps,
): VisitUseCase<{ device_code: string }, { access_token: string; token_type: "Bearer"; expires_in: number }> {
	return async (visit, { device_code: deviceCode }) => {
		const { device, personId, workspaceId, roles } = deps.grants.take(deviceCode);
		const person = await deps.people.findById(personId);
		const request = { name: `segward on ${device}`, roles: [...roles], expires: `${TOKEN_HOURS}h` };
		const { token, secret } = await issueToken(deps, workspaceId, request, personId);
		const actor = {
			id: personId,
			kind: "person" as const,
			name: person?.name ?? personId,
			role: roles.join(", "),
			workspaceId,
		};
		visit.note({ actor, resourceId: token.id });
		return { access_token: secret, token_type: "Bearer", expires_in: TOKEN_HOURS * 3600 };
	};
}

function found({ grants, throttle }: DeviceDeps, { principal }: Call, code: string) {
	const attempt = throttle.begin({ [`user code ${principal.personId ?? principal.tokenId}`]: GUESSES });
	const request = grants.waiting(code);
	if (request === undefined) throw unknownCode();
	attempt.succeeded();
	return request;
}

function unknownCode(): SegwardError {
	return new SegwardError("not-found", {
		detail: "No device waits with this code.",
		hint: "Codes work once, for ten minutes; start again with 'segward login'.",
	});
}
