/** Sends signed messages about alerts, as Standard Webhooks describes. */
export interface AlertWebhook {
	/** A new signing secret: `whsec_` and Base64. */
	newSecret(): string;
	/** @throws SegwardError `request-invalid` for an address that is not https, or not allowed. */
	check(url: string): void;
	/**
	 * Resolves once the other side has taken it. No redirect is followed.
	 *
	 * @param id stays the same however often it is tried.
	 * @throws SegwardError `connection-failed`, `target-refused`, `request-invalid`.
	 */
	deliver(to: { url: string; secret: string }, message: { id: string; body: string }): Promise<void>;
}
