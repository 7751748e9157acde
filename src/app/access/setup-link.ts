import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { TokenSecrets } from "../../ports/token-secrets.ts";

const VALID_MS = 24 * 3_600_000;

/**
 * The secret of the one-time link that makes the first administrator: of this process, valid for a day, used once. Only its
 * digest is kept. Until one is issued, none is valid.
 */
export class SetupLink {
	readonly #secrets: TokenSecrets;
	readonly #clock: Clock;
	#valid: { digest: string; untilMs: number } | undefined;

	constructor(secrets: TokenSecrets, clock: Clock) {
		this.#secrets = secrets;
		this.#clock = clock;
	}

	/** A fresh secret; the one before is void. */
	issue(): string {
		const { secret, digest } = this.#secrets.create();
		this.#valid = { digest, untilMs: this.#clock.now() + VALID_MS };
		return secret;
	}

	/**
	 * Takes the link while `act` runs, so that nobody else can; it is used up once `act` is done, and free again if it fails.
	 *
	 * @throws SegwardError `setup-link-refused`.
	 */
	async use<T>(secret: string, act: () => Promise<T>): Promise<T> {
		const valid = this.#valid;
		const digest = this.#secrets.digest(secret);
		const fits = valid !== undefined && digest !== null && this.#secrets.equal(digest, valid.digest);
		if (!fits || this.#clock.now() >= valid.untilMs) {
			throw new SegwardError("setup-link-refused", {
				hint: "Start Segward again: it prints a new link as long as there is no administrator.",
			});
		}
		this.#valid = undefined;
		try {
			return await act();
		} catch (error) {
			this.#valid ??= valid;
			throw error;
		}
	}
}
