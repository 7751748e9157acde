import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { TokenSecrets } from "../../ports/token-secrets.ts";

/** Who lets a device in, as what. */
export interface DeviceOwner {
	personId: string;
	workspaceId: string;
	roles: readonly string[];
}

/** What a person sees before confirming. */
export interface DeviceRequest {
	/** As the device calls itself. */
	device: string;
	/** The network address that asked. */
	from: string;
	askedAtMs: number;
}

interface Grant extends DeviceRequest {
	deviceDigest: string;
	userCode: string;
	pollMs: number;
	lastPollMs: number;
	decision: "pending" | "denied" | DeviceOwner;
}

export const DEVICE_VALID_MS = 10 * 60_000;
/** The least wait between two questions of a device; each that comes too early adds as much again. */
export const DEVICE_POLL_MS = 5000;
const MOST_GRANTS = 1000;

/**
 * Sign-ins of devices under way (RFC 8628), of this process: a restart forgets them. Both codes are random; of the device's
 * code only the digest is kept.
 */
export class DeviceGrants {
	readonly #secrets: TokenSecrets;
	readonly #clock: Clock;
	readonly #byUserCode = new Map<string, Grant>();

	constructor(secrets: TokenSecrets, clock: Clock) {
		this.#secrets = secrets;
		this.#clock = clock;
	}

	/** @throws SegwardError `rate-limited` while too many are under way. */
	begin(device: string, from: string): { deviceCode: string; userCode: string } {
		this.#forgetOld();
		if (this.#byUserCode.size >= MOST_GRANTS)
			throw new SegwardError("rate-limited", { hint: "Try again in 10 minutes." });
		const { secret, digest } = this.#secrets.create();
		const userCode = this.#secrets.createUserCode();
		const askedAtMs = this.#clock.now();
		this.#byUserCode.set(userCode, {
			device,
			from,
			askedAtMs,
			deviceDigest: digest,
			userCode,
			pollMs: DEVICE_POLL_MS,
			lastPollMs: askedAtMs,
			decision: "pending",
		});
		return { deviceCode: secret, userCode };
	}

	/** Undefined where no such code waits for a decision. */
	waiting(userCode: string): DeviceRequest | undefined {
		return this.#waiting(userCode);
	}

	/** True for one decision only. */
	decide(userCode: string, decision: "denied" | DeviceOwner): boolean {
		const grant = this.#waiting(userCode);
		if (grant !== undefined) grant.decision = decision;
		return grant !== undefined;
	}

	/**
	 * Who let the device in; the code is used up.
	 * @throws SegwardError `authorization-pending`, `slow-down`, `device-denied`, `device-code-expired`.
	 */
	take(deviceCode: string): DeviceRequest & DeviceOwner {
		this.#forgetOld();
		const digest = this.#secrets.digest(deviceCode);
		const grant = [...this.#byUserCode.values()].find(
			(one) => digest !== null && this.#secrets.equal(one.deviceDigest, digest),
		);
		if (grant === undefined) throw new SegwardError("device-code-expired", { hint: "Start the sign-in again." });
		const sinceMs = this.#clock.now() - grant.lastPollMs;
		grant.lastPollMs = this.#clock.now();
		if (sinceMs < grant.pollMs) {
			grant.pollMs += DEVICE_POLL_MS;
			throw new SegwardError("slow-down", { hint: `Ask every ${grant.pollMs / 1000} s at most.` });
		}
		if (grant.decision === "pending") throw new SegwardError("authorization-pending");
		this.#byUserCode.delete(grant.userCode);
		if (grant.decision === "denied") throw new SegwardError("device-denied");
		const { device, from, askedAtMs, decision } = grant;
		return { device, from, askedAtMs, ...decision };
	}

	#waiting(userCode: string): Grant | undefined {
		this.#forgetOld();
		const grant = this.#byUserCode.get(userCode.toUpperCase().replace(/[^A-Z]/g, ""));
		return grant?.decision === "pending" ? grant : undefined;
	}

	#forgetOld(): void {
		for (const [userCode, { askedAtMs }] of this.#byUserCode) {
			if (this.#clock.now() - askedAtMs >= DEVICE_VALID_MS) this.#byUserCode.delete(userCode);
		}
	}
}
